//! Asking a person about one thing after the other, as `cargo insta review` does.

use std::io::{self, BufRead, IsTerminal as _, Write};

use crate::cli::error::Failure;

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Take it.
    Accept,
    /// Do not take it, and ask no more.
    Reject,
    /// Ask the next time.
    Skip,
    /// Take this and all that come.
    All,
    /// Ask no more; what was answered holds.
    Quit,
}

const QUESTION: &str = "[a]ccept, [r]eject, [s]kip, [all], [q]uit? ";

impl Answer {
    fn of(line: &str) -> Option<Self> {
        Some(match line.trim().to_lowercase().as_str() {
            "a" | "accept" => Self::Accept,
            "r" | "reject" => Self::Reject,
            "s" | "skip" => Self::Skip,
            "all" => Self::All,
            "q" | "quit" => Self::Quit,
            _ => return None,
        })
    }
}

/// Shows each thing and asks about it until all are answered, or a person has had enough. Gives an answer for each: what is behind
/// a `Quit` is skipped.
///
/// # Errors
/// Those of `input` and `out`. The end of the input is a `Quit`.
pub fn each<T>(
    things: &[T],
    shown: impl Fn(&T) -> String,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<Vec<Answer>> {
    let mut answers = Vec::new();
    for (n, thing) in things.iter().enumerate() {
        let answer = match answers.last() {
            Some(Answer::All) => Answer::All,
            Some(Answer::Quit) => Answer::Quit,
            _ => {
                writeln!(out, "{}\n({} of {})", shown(thing), n + 1, things.len())?;
                one(input, out)?
            }
        };
        answers.push(answer);
    }
    let settled = |answer| match answer {
        Answer::All => Answer::Accept,
        Answer::Quit => Answer::Skip,
        other => other,
    };
    Ok(answers.into_iter().map(settled).collect())
}

fn one(input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<Answer> {
    loop {
        write!(out, "{QUESTION}")?;
        out.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(out)?;
            return Ok(Answer::Quit);
        }
        if let Some(answer) = Answer::of(&line) {
            return Ok(answer);
        }
    }
}

/// That somebody is there to answer.
///
/// # Errors
/// Standard input or standard error is no terminal; `instead` says what to do then.
pub fn on_terminal(flag: &'static str, instead: &'static str) -> Result<(), Failure> {
    if io::stdin().is_terminal() && io::stderr().is_terminal() {
        Ok(())
    } else {
        Err(Failure::NoTerminal { flag, instead })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(typed: &str) -> (Vec<Answer>, String) {
        let mut out = Vec::new();
        let shown = |n: &usize| format!("thing {n}");
        let answers = each(&[1, 2, 3], shown, &mut typed.as_bytes(), &mut out).unwrap();
        (answers, String::from_utf8(out).unwrap())
    }

    #[test]
    fn one_after_the_other() {
        use Answer::{Accept, Reject, Skip};
        assert_eq!(answered("a\nr\ns\n").0, [Accept, Reject, Skip]);
        assert_eq!(answered("Skip\nall\n").0, [Skip, Accept, Accept]);
        assert_eq!(answered("a\nq\n").0, [Accept, Skip, Skip]);
        assert_eq!(answered("a\n").0, [Accept, Skip, Skip]);
    }

    #[test]
    fn what_is_not_understood_is_asked_again() {
        let (answers, said) = answered("what\nq\n");
        assert_eq!(answers, [Answer::Skip; 3]);
        assert_eq!(said.matches("thing 1\n(1 of 3)").count(), 1);
        assert_eq!(said.matches(QUESTION).count(), 2);
        assert!(!said.contains("thing 2"), "{said}");
    }
}
