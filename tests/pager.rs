//! What goes to a terminal goes through a pager, and nothing else does; and a page is opened where something can.
//!
//! A terminal is what `script` of util-linux makes; where there is none, that part says so and is left out.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("story")).unwrap();
    for (name, text) in [
        ("a.txt", "The dredger Merle ran aground off Tolna.\n"),
        ("b.txt", "The dredger Merle has run aground off Tolna.\n"),
    ] {
        fs::write(folder.path().join("story").join(name), text).unwrap();
    }
    folder
}

/// A pager that leads each line of its page by a mark.
const MARKING: &str = "sed -u s/^/page:/";

/// What the call prints on a terminal.
fn on_terminal(folder: &Path, call: &str, pager: &[(&str, &str)]) -> Option<String> {
    let call = format!("{} {call}", env!("CARGO_BIN_EXE_crosscheck"));
    let run = Command::new("script")
        .args(["-qec", &call, "/dev/null"])
        .current_dir(folder)
        .env_remove("PAGER")
        .env("TERM", "xterm")
        .envs(pager.iter().copied())
        .stdin(std::process::Stdio::null())
        .output();
    let Ok(run) = run else {
        eprintln!("left out: there is no `script` to make a terminal with");
        return None;
    };
    Some(String::from_utf8_lossy(&run.stdout).replace('\r', ""))
}

fn is_paged(said: &str) -> bool {
    let lines = || said.lines().filter(|l| !l.is_empty());
    assert!(lines().any(|l| l.contains("2 sources")), "{said}");
    let marked = lines().filter(|l| l.contains("page:")).count();
    assert!(marked == 0 || marked == lines().count(), "{said}");
    marked > 0
}

#[test]
fn a_page_on_a_terminal_goes_through_the_pager() {
    let story = story();
    let said = |call: &str, pager: &[(&str, &str)]| on_terminal(story.path(), call, pager);
    let Some(marked) = said("compare story", &[("PAGER", MARKING)]) else {
        return;
    };
    assert!(is_paged(&marked));
    let paged = |call: &str, pager: &[(&str, &str)]| is_paged(&said(call, pager).unwrap());
    assert!(paged(
        "compare story",
        &[("CROSSCHECK_PAGER", MARKING), ("PAGER", "false")]
    ));
    assert!(
        paged("compare story", &[("PAGER", "sed -u 's/^/page:/'")]),
        "by the shell"
    );
    assert!(!paged("compare story --no-pager", &[("PAGER", MARKING)]));
    assert!(!paged(
        "compare story",
        &[("CROSSCHECK_PAGER", ""), ("PAGER", MARKING)]
    ));
    let none = said("compare story", &[("PAGER", "no-such-pager")]).unwrap();
    assert!(
        none.contains("the pager `no-such-pager` cannot be run"),
        "{none}"
    );
    assert!(none.contains("2 sources"), "{none}");
}

#[test]
fn who_has_read_enough_ends_the_pager_and_all_is_well() {
    let story = story();
    let done = "compare story >/dev/null; echo status $?";
    let Some(said) = on_terminal(story.path(), done, &[]) else {
        return;
    };
    assert!(said.contains("status 0"), "{said}");
    let call = "compare story; echo status $?";
    let said = on_terminal(story.path(), call, &[("PAGER", "true")]).unwrap();
    assert!(said.contains("status 0"), "{said}");
}

fn run(folder: &Path, args: &[&str], browser: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .current_dir(folder)
        .args(args)
        .envs([("BROWSER", browser), ("PAGER", MARKING)])
        .env("TMPDIR", folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WSL_DISTRO_NAME")
        .output()
        .unwrap()
}

#[test]
fn a_pipe_sees_no_pager() {
    let story = story();
    let piped = run(story.path(), &["compare", "story"], "");
    assert!(!is_paged(&String::from_utf8_lossy(&piped.stdout)));
}

#[test]
fn a_page_is_written_and_opened() {
    let story = story();
    let folder = story.path();
    let opened = folder.join("opened");
    let browser = folder.join("browser");
    fs::write(
        &browser,
        format!("#!/bin/sh\nprintf %s \"$1\" > {}\n", opened.display()),
    )
    .unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let browser = format!("no-such-browser:{}", browser.display());

    let named = run(
        folder,
        &["compare", "story", "--open", "-o", "page.html"],
        &browser,
    );
    assert!(named.status.success(), "{named:?}");
    let page = folder.canonicalize().unwrap().join("page.html");
    assert_eq!(
        Path::new(&fs::read_to_string(&opened).unwrap())
            .canonicalize()
            .unwrap(),
        page
    );
    assert!(
        fs::read_to_string(&page)
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );

    let unnamed = run(folder, &["compare", "story", "--open"], &browser);
    assert!(
        unnamed.status.success() && unnamed.stdout.is_empty(),
        "{unnamed:?}"
    );
    let page = fs::read_to_string(&opened).unwrap();
    assert!(
        fs::read_to_string(&page)
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );

    let nowhere = run(
        folder,
        &["compare", "story", "--open", "-o", "page.html"],
        "false",
    );
    assert!(nowhere.status.success(), "the report is made");
    let said = String::from_utf8_lossy(&nowhere.stderr).into_owned();
    assert!(
        said.contains("nothing here can open a page; the report is in /"),
        "{said}"
    );

    let other = run(
        folder,
        &["compare", "story", "--open", "-o", "page.md"],
        &browser,
    );
    assert_eq!(other.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&other.stderr).contains("--open is for HTML"));
}
