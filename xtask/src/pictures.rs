//! The pictures of the README: a recording of the report in a terminal, and the page in a browser.
//!
//! The recording is an SVG that moves by itself: a call is typed, its report appears and is scrolled. It is made of what the program
//! prints, so it needs no terminal and is the same on every machine. The page is photographed by a Chromium.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use anyhow::{bail, ensure};

const STORY: &str = "corpus/kabul-2021";

/// Columns and lines of the terminal, and how many of its screens are shown.
const COLUMNS: usize = 92;
const LINES: usize = 26;
const SCREENS: usize = 3;

/// Size of a letter's cell, and the free space around all.
const CELL: (f64, f64) = (8.6, 19.0);
const EDGE: f64 = 16.0;

/// Seconds for which a screen stands, and how long the call takes to be typed.
const READING: f64 = 5.0;
const TYPING: f64 = 2.0;

const STYLE: &str = "text{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#d6d8dc;white-space:pre}\
.b{font-weight:700;fill:#f4f5f7}.d{fill:#8e949d}.u{text-decoration:underline}\
.c31{fill:#ff8a80}.c32{fill:#8ed1a5}.c33{fill:#efc06a}.c35{fill:#c9aef2}.c36{fill:#7fd0dc}";

/// Makes both in `docs/pictures`.
pub fn run(root: &Path) -> anyhow::Result<()> {
    let folder = root.join("docs/pictures");
    fs::create_dir_all(&folder)?;
    let printed = crosscheck(root, &["--no-pager"])?;
    fs::write(folder.join("terminal.svg"), recording(&printed))?;
    let page = env::temp_dir().join("crosscheck-picture.html");
    crosscheck(root, &["-o", &page.display().to_string()])?;
    photograph(&page, &folder.join("report.png"))
}

/// What a call on the story prints.
fn crosscheck(root: &Path, args: &[&str]) -> anyhow::Result<String> {
    let run = Command::new("cargo")
        .args(["run", "--quiet", "--", "compare", STORY])
        .args(args)
        .current_dir(root)
        .env("CLICOLOR_FORCE", "1")
        .env("COLUMNS", COLUMNS.to_string())
        .output()?;
    ensure!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    Ok(String::from_utf8(run.stdout)?)
}

fn photograph(page: &Path, picture: &Path) -> anyhow::Result<()> {
    for program in ["chromium", "chromium-browser", "google-chrome"] {
        let run = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
            ])
            .arg("--window-size=1200,1130")
            .arg(format!("--screenshot={}", picture.display()))
            .arg(format!("file://{}", page.display()))
            .output();
        if let Ok(run) = run {
            ensure!(
                run.status.success(),
                "{}",
                String::from_utf8_lossy(&run.stderr)
            );
            return Ok(());
        }
    }
    bail!("there is no Chromium to photograph the page with")
}

/// A call that is typed, and what it prints, screen by screen.
fn recording(printed: &str) -> String {
    let lines: Vec<&str> = printed.lines().take(LINES * SCREENS - 1).collect();
    let wide = 2.0 * EDGE + CELL.0 * COLUMNS as f64;
    let high = 2.0 * EDGE + CELL.1 * LINES as f64;
    let whole = TYPING + READING * SCREENS as f64;
    let share = |seconds: f64| 100.0 * seconds / whole;
    let mut scroll = String::new();
    for screen in 0..SCREENS {
        let from = TYPING + READING * screen as f64;
        let to = from + READING - 0.5;
        let from = if screen == 0 { 0.0 } else { from };
        let at = -(CELL.1 * (LINES * screen) as f64);
        let _ = write!(
            scroll,
            "{:.2}%,{:.2}%{{transform:translateY({at}px)}}",
            share(from),
            share(to)
        );
    }
    let call = format!("$ crosscheck compare {STORY}");
    let typed = share(TYPING * 0.8);
    let shown = share(TYPING);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide:.0} {high:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" role=\"img\">\n\
         <title>crosscheck compares nine articles in a terminal</title>\n\
         <style>{STYLE}\n\
         .scroll{{animation:scroll {whole}s infinite}}.said{{animation:said {whole}s infinite step-end}}.hide{{animation:hide {whole}s infinite steps({})}}\n\
         @keyframes scroll{{{scroll}100%{{transform:translateY({}px)}}}}\n\
         @keyframes said{{0%{{opacity:0}}{shown:.2}%{{opacity:1}}}}\n\
         @keyframes hide{{0%{{transform:none}}{typed:.2}%,100%{{transform:translateX({:.0}px)}}}}\n\
         @media (prefers-reduced-motion:reduce){{.scroll,.said,.hide{{animation:none}}.hide{{opacity:0}}}}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1a1c20\"/>\n\
         <svg x=\"{EDGE}\" y=\"{EDGE}\" width=\"{:.0}\" height=\"{:.0}\"><g class=\"scroll\">\n",
        call.len(),
        -(CELL.1 * (LINES * (SCREENS - 1)) as f64),
        CELL.0 * call.len() as f64,
        CELL.0 * COLUMNS as f64,
        CELL.1 * LINES as f64,
    );
    let base = CELL.1 * 0.75;
    let _ = writeln!(
        svg,
        "<text y=\"{base}\"><tspan class=\"d\">$</tspan>{}</text>",
        escaped(&call[1..])
    );
    let _ = writeln!(
        svg,
        "<rect class=\"hide\" x=\"{:.1}\" width=\"{wide:.0}\" height=\"{}\" fill=\"#1a1c20\"/>\n<g class=\"said\">",
        CELL.0 * 2.0,
        CELL.1
    );
    for (i, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        let y = base + CELL.1 * (i + 1) as f64;
        let _ = writeln!(svg, "<text y=\"{y:.2}\">{}</text>", styled(line));
    }
    svg + "</g></g></svg>\n</svg>\n"
}

/// A line with its styles as classes; runs that only a blank parts are one.
fn styled(line: &str) -> String {
    let mut runs: Vec<(String, String)> = Vec::new();
    let mut style: Vec<&str> = Vec::new();
    for (i, piece) in line.split("\u{1b}[").enumerate() {
        let (codes, text) = match piece.split_once('m') {
            Some(found) if i > 0 => found,
            _ => ("", piece),
        };
        for code in codes.split(';') {
            match code {
                "0" => style.clear(),
                "1" => style.push("b"),
                "2" => style.push("d"),
                "4" => style.push("u"),
                "31" => style.push("c31"),
                "32" => style.push("c32"),
                "33" => style.push("c33"),
                "35" => style.push("c35"),
                "36" => style.push("c36"),
                _ => {}
            }
        }
        if text.is_empty() {
            continue;
        }
        let class = style.join(" ");
        match runs.last_mut() {
            Some((own, told)) if *own == class => told.push_str(text),
            _ => runs.push((class, text.to_owned())),
        }
    }
    let blank = |runs: &[(String, String)], i: usize| {
        let (class, text) = &runs[i];
        class.is_empty()
            && text == " "
            && i > 0
            && i + 1 < runs.len()
            && runs[i - 1].0 == runs[i + 1].0
    };
    let mut joined: Vec<(String, String)> = Vec::new();
    for i in 0..runs.len() {
        let class = if blank(&runs, i) {
            &runs[i - 1].0
        } else {
            &runs[i].0
        };
        match joined.last_mut() {
            Some((own, told)) if own == class => told.push_str(&runs[i].1),
            _ => joined.push((class.clone(), runs[i].1.clone())),
        }
    }
    let shown = |(class, text): &(String, String)| match class.as_str() {
        "" => escaped(text),
        class => format!("<tspan class=\"{class}\">{}</tspan>", escaped(text)),
    };
    joined.iter().map(shown).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_become_classes_and_what_a_blank_parts_is_joined() {
        let line = "  \u{1b}[1m\u{1b}[31mno\u{1b}[0m \u{1b}[1m\u{1b}[31mfear\u{1b}[0m & \u{1b}[36mdesk:3\u{1b}[0m";
        assert_eq!(
            styled(line),
            "  <tspan class=\"b c31\">no fear</tspan> &amp; <tspan class=\"c36\">desk:3</tspan>"
        );
    }

    #[test]
    fn the_call_and_the_first_screens_are_in_the_recording() {
        let printed: Vec<String> = (1..=200).map(|n| format!("line {n}.")).collect();
        let printed = printed.join("\n");
        let svg = recording(&printed);
        assert!(svg.contains("compare corpus/kabul-2021"));
        let last = LINES * SCREENS - 1;
        assert!(
            svg.contains(&format!("line {last}.")) && !svg.contains(&format!("line {}.", last + 1))
        );
        assert_eq!(svg.matches("<text").count(), last + 1);
    }
}
