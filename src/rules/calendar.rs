//! Days, months and years as rule files have them.

use jiff::civil::Date;

/// The first and the last day of `2021-08-15`, `2021-08` or `2021`.
pub(crate) fn days_of(text: &str) -> Option<(Date, Date)> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    if !parts.iter().all(|p| digits(p)) {
        return None;
    }
    match (parts.as_slice(), text.len()) {
        ([_], 4) => {
            let first: Date = format!("{text}-01-01").parse().ok()?;
            Some((first, first.last_of_year()))
        }
        ([_, _], 7) => {
            let first: Date = format!("{text}-01").parse().ok()?;
            Some((first, first.last_of_month()))
        }
        ([_, _, _], 10) => {
            let day = text.parse().ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_a_month_or_a_year_covers_its_days() {
        let told = |text| days_of(text).map(|(from, to)| format!("{from} {to}"));
        assert_eq!(told("2021-08-15").as_deref(), Some("2021-08-15 2021-08-15"));
        assert_eq!(told("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(told("2021").as_deref(), Some("2021-01-01 2021-12-31"));
        for none in [
            "",
            "21",
            "2021-8-15",
            "2021-13",
            "2021-02-30",
            "+2021",
            "Monday",
            "20210815",
        ] {
            assert_eq!(told(none), None, "{none}");
        }
    }
}
