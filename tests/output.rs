//! What `-o` does to files, links, devices and pipes.
#![cfg(unix)]

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder);
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.txt"),
        "The dredger Merle ran aground off Tolna.\n",
    )
    .unwrap();
    folder
}

const TEXT: &str = "The dredger Merle ran aground off Tolna.\n";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_new_file_has_the_rights_that_the_umask_leaves() {
    let story = story();
    let folder = story.path();
    for (umask, mode) in [("022", 0o644), ("027", 0o640), ("077", 0o600)] {
        let line = format!("umask {umask}; exec \"$0\" text a.txt -o new");
        let status = Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_crosscheck")])
            .current_dir(folder)
            .status()
            .unwrap();
        assert!(status.success());
        let file = folder.join("new");
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            mode
        );
        fs::remove_file(file).unwrap();
    }
}

#[test]
fn a_file_that_is_there_is_replaced_whole_and_keeps_its_rights() {
    let story = story();
    let file = story.path().join("old");
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o604)).unwrap();
    let before = fs::metadata(&file).unwrap().ino();
    assert!(
        run(story.path(), &["text", "a.txt", "-o", "old"])
            .status
            .success()
    );
    let after = fs::metadata(&file).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), TEXT);
    assert_eq!(after.permissions().mode() & 0o777, 0o604);
    assert_ne!(after.ino(), before);
    assert_eq!(names(story.path()), ["a.txt", "old"]);
}

#[test]
fn a_link_stays_a_link() {
    let story = story();
    let folder = story.path();
    fs::create_dir(folder.join("sub")).unwrap();
    fs::write(folder.join("sub/old"), "old").unwrap();
    symlink("sub/old", folder.join("to-old")).unwrap();
    symlink("sub/new", folder.join("to-new")).unwrap();
    symlink("to-new-too", folder.join("chain")).unwrap();
    symlink("sub/third", folder.join("to-new-too")).unwrap();
    for (link, file) in [
        ("to-old", "sub/old"),
        ("to-new", "sub/new"),
        ("chain", "sub/third"),
    ] {
        let output = run(folder, &["text", "a.txt", "-o", link]);
        assert!(output.status.success(), "{}", said(&output));
        assert!(
            fs::symlink_metadata(folder.join(link))
                .unwrap()
                .is_symlink()
        );
        assert_eq!(fs::read_to_string(folder.join(file)).unwrap(), TEXT);
    }
    symlink("round", folder.join("round")).unwrap();
    let output = run(folder, &["text", "a.txt", "-o", "round"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with("error: round: cannot be written: "));
}

#[test]
fn devices_and_pipes_are_written_through() {
    let story = story();
    let folder = story.path();
    let output = run(folder, &["text", "a.txt", "-o", "/dev/null"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());

    let output = run(folder, &["text", "a.txt", "-o", "/dev/stdout"]);
    assert_eq!(output.stdout, TEXT.as_bytes());

    symlink("/dev/full", folder.join("full")).unwrap();
    let output = run(folder, &["text", "a.txt", "-o", "full"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).starts_with("error: full: cannot be written: "),
        "{}",
        said(&output)
    );

    let pipe = folder.join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let mut writer = command(folder)
        .args(["text", "a.txt", "-o", "pipe"])
        .spawn()
        .unwrap();
    assert_eq!(fs::read_to_string(&pipe).unwrap(), TEXT);
    assert!(writer.wait().unwrap().success());
    assert_eq!(names(folder), ["a.txt", "full", "pipe"]);
}

#[test]
fn an_open_file_is_added_to() {
    let story = story();
    let file = story.path().join("log");
    fs::write(&file, "before\n").unwrap();
    let open = fs::OpenOptions::new().append(true).open(&file).unwrap();
    let status = command(story.path())
        .args(["text", "a.txt", "-o", "/dev/stderr"])
        .stderr(open)
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        format!("before\n{TEXT}")
    );
}

/// A run that has begun its file and waits for more to write.
fn waiting(folder: &Path) -> Child {
    let mut child = command(folder)
        .args(["pairs", "-", "-o", "pairs.jsonl"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let line = "{\"id\": 1, \"a\": \"Snow fell.\", \"b\": \"Rain fell.\"}\n";
    let stdin = child.stdin.as_mut().unwrap();
    stdin.write_all(line.as_bytes()).unwrap();
    child
}

fn drafts(folder: &Path) -> Vec<String> {
    let mut names = names(folder);
    names.retain(|name| name.starts_with(".pairs.jsonl."));
    names
}

fn until(what: impl Fn() -> bool) {
    let start = Instant::now();
    while !what() {
        assert!(start.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn the_next_run_takes_away_what_a_killed_one_left() {
    let story = story();
    let folder = story.path();
    let mut killed = waiting(folder);
    until(|| drafts(folder).len() == 1);
    killed.kill().unwrap();
    killed.wait().unwrap();
    let left = drafts(folder);
    assert_eq!(left.len(), 1);
    assert!(!folder.join("pairs.jsonl").exists());

    let mut alive = waiting(folder);
    let locked = |name: &String| {
        let draft = fs::File::open(folder.join(name));
        draft.is_ok_and(|draft| draft.try_lock().is_err())
    };
    until(|| drafts(folder) != left && drafts(folder).iter().any(locked));
    let begun = drafts(folder);
    fs::write(folder.join("none"), "").unwrap();
    let output = run(folder, &["pairs", "none", "-o", "pairs.jsonl"]);
    assert!(output.status.success(), "{}", said(&output));
    // The draft of a run that lives is left alone.
    assert_eq!(drafts(folder), begun);
    drop(alive.stdin.take());
    assert!(alive.wait().unwrap().success());
    assert_eq!(names(folder), ["a.txt", "none", "pairs.jsonl"]);
    let mut text = String::new();
    let mut file = fs::File::open(folder.join("pairs.jsonl")).unwrap();
    file.read_to_string(&mut text).unwrap();
    assert!(text.starts_with("{\"id\":1,"), "{text}");
}

#[test]
fn a_folder_is_no_file() {
    let story = story();
    fs::create_dir(story.path().join("sub")).unwrap();
    let output = run(story.path(), &["text", "a.txt", "-o", "sub"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: sub: cannot be written: is a folder\n"
    );
}

#[test]
fn a_full_standard_error_is_no_abort() {
    let story = story();
    let folder = story.path();
    fs::write(folder.join("b.txt"), "%PDF-1.4").unwrap();
    let full = || {
        fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap()
    };
    let run = |args: &[&str]| {
        let mut command = command(folder);
        command.args(args).stderr(full()).output().unwrap()
    };
    let output = run(&["compare", "."]);
    assert_eq!(output.status.code(), Some(3));
    assert!(!output.stdout.is_empty());
    assert_eq!(run(&["compare", "nowhere"]).status.code(), Some(2));
}
