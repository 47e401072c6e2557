//! What a user knows of a source goes over what its file says.

use super::{Document, parse_date};
use crate::rules::model::Source;

impl Document {
    /// The group that `known` puts this document in; of several the last.
    pub fn group<'a>(&self, known: &'a [Source]) -> Option<&'a str> {
        let mut ours = known.iter().rev().filter(|s| fits(&s.id, &self.key));
        ours.find_map(|s| s.group.as_deref())
    }

    /// Takes over title, outlet, author, date and address from every entry of `known` whose id fits this document's
    /// key, the later entry last.
    pub fn describe(&mut self, known: &[Source]) {
        for source in known.iter().filter(|s| fits(&s.id, &self.key)) {
            let meta = &mut self.meta;
            for (ours, theirs) in [
                (&mut meta.title, &source.title),
                (&mut meta.outlet, &source.outlet),
                (&mut meta.author, &source.author),
                (&mut meta.url, &source.url),
            ] {
                if theirs.is_some() {
                    ours.clone_from(theirs);
                }
            }
            let published = source.published.as_deref().and_then(parse_date);
            meta.published = published.or(meta.published);
        }
    }

    /// Whether the id of a source, in which `*` stands for any characters, is its key.
    pub fn is_called(&self, id: &str) -> bool {
        fits(id, &self.key)
    }
}

/// Whether `pattern`, in which `*` stands for any characters, fits all of `key`.
fn fits(pattern: &str, key: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == key;
    };
    let Some(tail) = key.strip_prefix(head) else {
        return false;
    };
    let cuts = tail.char_indices().map(|(i, _)| i).chain([tail.len()]);
    cuts.into_iter().any(|i| fits(rest, &tail[i..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, key, expected) in [
            ("bbc", "bbc", true),
            ("bbc", "bbc-2", false),
            ("bbc*", "bbc", true),
            ("npb-*", "npb-4", true),
            ("*-wire", "npb-wire", true),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abcd", false),
        ] {
            assert_eq!(fits(pattern, key), expected, "{pattern} {key}");
        }
    }

    #[test]
    fn what_the_user_knows_wins_and_what_he_does_not_stays() {
        let mut document = crate::document::plain("npb-1", "Words.");
        document.meta.title = Some("Old".to_owned());
        document.describe(&[Source {
            id: "npb-*".to_owned(),
            outlet: Some("Norden Press".to_owned()),
            published: Some("2022-03-13".to_owned()),
            ..Source::default()
        }]);
        assert_eq!(document.meta.title.as_deref(), Some("Old"));
        assert_eq!(document.meta.outlet.as_deref(), Some("Norden Press"));
        assert_eq!(
            document.meta.published,
            Some(jiff::civil::date(2022, 3, 13))
        );
    }

    #[test]
    fn a_pattern_puts_all_that_fit_it_in_one_group() {
        let source = |id: &str, group: &str| Source {
            id: id.to_owned(),
            group: Some(group.to_owned()),
            ..Source::default()
        };
        let known = [source("npb-*", "wire"), source("npb-2", "own")];
        let group = |key| {
            crate::document::plain(key, "Words.")
                .group(&known)
                .map(str::to_owned)
        };
        let groups = ["npb-1", "npb-2", "bbc"].map(group);
        assert_eq!(
            groups,
            [Some("wire".to_owned()), Some("own".to_owned()), None]
        );
    }
}
