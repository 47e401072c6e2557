//! How a test writes a quantity: `14 people`, `>10000 people`, `>=3`, `<5 %`, `~200 USD`, `3..9 day`.

use std::fmt;
use std::str::FromStr;

use crate::normalize::{Bounds, Quantity};

/// A quantity that a test expects.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    size: Size,
    /// Unit and what is counted, as far as the test cares.
    words: String,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Size {
    /// Just this number.
    Exactly(f64),
    /// About this number, however wide that is.
    About(f64),
    /// Between bounds.
    Within(Bounds),
}

/// Words that are no quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no number")]
pub struct NoQuantity(String);

impl Expected {
    /// How a test would write a quantity that was found.
    pub fn of(found: &Quantity) -> Self {
        let words: Vec<&str> = [Some(found.unit.as_str()), found.of.as_deref()]
            .into_iter()
            .flatten()
            .filter(|word| !word.is_empty())
            .collect();
        let Bounds { min, max, .. } = found.bounds;
        let size = match found.value {
            Some(value) if found.approximate && min.is_some() && max.is_some() => {
                Size::About(value)
            }
            Some(value) if min == Some(value) && max == Some(value) => Size::Exactly(value),
            _ => Size::Within(found.bounds),
        };
        Self {
            size,
            words: words.join(" "),
        }
    }

    /// Whether a quantity found in a text is the one expected. What the test leaves out, it does not ask for.
    pub fn fits(&self, found: &Quantity) -> bool {
        let told = Self::of(found);
        let words = self.words.is_empty()
            || self.words == told.words
            || self.words == found.unit
            || found.of.as_ref() == Some(&self.words);
        words && self.size == told.size
    }
}

impl FromStr for Expected {
    type Err = NoQuantity;

    fn from_str(text: &str) -> Result<Self, NoQuantity> {
        let text = text.trim();
        let (sign, rest) = [">=", "<=", ">", "<", "~"]
            .into_iter()
            .find_map(|sign| {
                text.strip_prefix(sign)
                    .map(|rest| (sign, rest.trim_start()))
            })
            .unwrap_or(("", text));
        let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
        let end = rest.find(|c| !is_figure(c)).unwrap_or(rest.len());
        let (figures, words) = rest.split_at(end);
        let number = |figures: &str| -> Result<f64, NoQuantity> {
            let number: f64 = figures.parse().map_err(|_| NoQuantity(text.to_owned()))?;
            Ok(number)
        };
        let bounds = |min, max, open| Bounds {
            min,
            max,
            open_min: open && min.is_some(),
            open_max: open && max.is_some(),
        };
        let size = match (sign, figures.split_once("..")) {
            ("", Some((min, max))) => {
                Size::Within(bounds(Some(number(min)?), Some(number(max)?), false))
            }
            ("", None) => Size::Exactly(number(figures)?),
            ("~", None) => Size::About(number(figures)?),
            (">" | ">=", None) => Size::Within(bounds(Some(number(figures)?), None, sign == ">")),
            (_, None) => Size::Within(bounds(None, Some(number(figures)?), sign == "<")),
            _ => return Err(NoQuantity(text.to_owned())),
        };
        Ok(Self {
            size,
            words: words.trim().to_owned(),
        })
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.size {
            Size::Exactly(value) => write!(f, "{value}")?,
            Size::About(value) => write!(f, "~{value}")?,
            Size::Within(bounds) => match (bounds.min, bounds.max) {
                (Some(min), Some(max)) => write!(f, "{min}..{max}")?,
                (Some(min), None) if bounds.open_min => write!(f, ">{min}")?,
                (Some(min), None) => write!(f, ">={min}")?,
                (None, Some(max)) if bounds.open_max => write!(f, "<{max}")?,
                (None, Some(max)) => write!(f, "<={max}")?,
                (None, None) => f.write_str("any number")?,
            },
        }
        if self.words.is_empty() {
            Ok(())
        } else {
            write!(f, " {}", self.words)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextSpan;

    fn quantity(bounds: Bounds, value: Option<f64>, approximate: bool) -> Quantity {
        Quantity {
            span: TextSpan::new(0, 1),
            value,
            bounds,
            approximate,
            unit: String::new(),
            of: Some("people".to_owned()),
            ordinal: false,
        }
    }

    #[test]
    fn a_bound_is_told_from_a_figure() {
        let above = quantity(
            Bounds {
                min: Some(10_000.0),
                open_min: true,
                ..Bounds::default()
            },
            Some(10_000.0),
            false,
        );
        for (written, fits) in [
            (">10000 people", true),
            (">10000", true),
            (">=10000 people", false),
            ("10000 people", false),
            (">10000 soldier", false),
        ] {
            let expected: Expected = written.parse().unwrap();
            assert_eq!(expected.fits(&above), fits, "{written}");
        }
        assert_eq!(Expected::of(&above).to_string(), ">10000 people");
    }

    #[test]
    fn an_estimate_fits_whatever_its_width() {
        let about = Bounds {
            min: Some(180.0),
            max: Some(220.0),
            ..Bounds::default()
        };
        let found = quantity(about, Some(200.0), true);
        assert!("~200".parse::<Expected>().unwrap().fits(&found));
        assert!(!"200".parse::<Expected>().unwrap().fits(&found));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for written in [
            "14 people",
            ">10000 people",
            ">=3",
            "<5 %",
            "<=7",
            "~200 USD",
            "3..9 day",
        ] {
            assert_eq!(written.parse::<Expected>().unwrap().to_string(), written);
        }
        assert_eq!("5%".parse::<Expected>().unwrap().to_string(), "5 %");
        assert!("many".parse::<Expected>().is_err());
        assert!(">3..4".parse::<Expected>().is_err());
    }
}
