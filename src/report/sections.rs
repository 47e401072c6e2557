//! The order in which a report is told: one walk for every format that people read.

use crate::report::model::Finding;
use crate::report::resolved::Resolved;
use crate::verdict::Verdict;

/// A section of findings that are told alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Contradictions,
    Disputes,
    Updates,
    Agreements,
    Related,
}

/// A section, and what stands in it.
pub(super) struct Section<'a> {
    pub part: Part,
    pub findings: Vec<&'a Finding>,
}

impl Part {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Contradictions,
        Self::Disputes,
        Self::Updates,
        Self::Agreements,
        Self::Related,
    ];

    /// The verdict of what stands in it.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Contradictions => Verdict::Contradiction,
            Self::Disputes => Verdict::Dispute,
            Self::Updates => Verdict::Update,
            Self::Agreements => Verdict::Agreement,
            Self::Related => Verdict::Related,
        }
    }

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Contradictions => "Contradictions",
            Self::Disputes => "Disputes",
            Self::Updates => "Updates",
            Self::Agreements => "Agreements",
            Self::Related => "Related",
        }
    }

    /// A word for anchors and styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradictions => "contradictions",
            Self::Disputes => "disputes",
            Self::Updates => "updates",
            Self::Agreements => "agreements",
            Self::Related => "related",
        }
    }

    /// A sign that tells it without colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Contradictions => "≠",
            Self::Disputes => "⇄",
            Self::Updates => "→",
            Self::Agreements => "=",
            Self::Related => "~",
        }
    }

    /// What the heading means.
    pub fn gloss(self) -> &'static str {
        match self {
            Self::Contradictions => "they cannot all be true",
            Self::Disputes => "speakers disagree, not the articles",
            Self::Updates => "what changed, earlier first",
            Self::Agreements => "most independent sources first",
            Self::Related => "the same matter, undecided",
        }
    }
}

impl<'a> Resolved<'a> {
    /// The sections in which there is something to show, in order.
    pub fn sections(&self) -> Vec<Section<'a>> {
        let related = if self.shows(Verdict::Related) {
            self.related()
        } else {
            Vec::new()
        };
        let all = [
            (Part::Contradictions, self.conflicts()),
            (Part::Disputes, self.disputes()),
            (Part::Updates, self.updates()),
            (Part::Agreements, self.agreements()),
            (Part::Related, related),
        ];
        let shown = all.into_iter().filter(|(_, findings)| !findings.is_empty());
        shown
            .map(|(part, findings)| Section { part, findings })
            .collect()
    }
}
