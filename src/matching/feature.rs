//! The named summands of the score.

macro_rules! features {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// A summand of the score; its weight stands in `matching: weights:` under its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Feature { $($(#[$doc])* $variant),* }

        impl Feature {
            /// Every feature, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in a rule file and in `because`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

features! {
    /// Always 1.
    Bias = "bias",
    /// `SoftTFIDF` over all words.
    Words = "words",
    /// Share of the lighter claim that the other has.
    Cover = "cover",
    /// `SoftTFIDF` of subject, relation and object, qualifiers left out.
    Core = "core",
    /// `SoftTFIDF` of what is said beside the first participant.
    Said = "said",
    /// Weight shared, up to a ceiling: much in common is more than all of a little.
    Shared = "shared",
    /// Objects: 1 alike, −1 unlike, 0 where one is missing.
    Object = "object",
    /// Qualifiers, from −1 to 1.
    Qualifiers = "qualifiers",
    /// Comparable figures that fit.
    Figures = "figures",
    /// Comparable figures, none of which fits.
    FigureClash = "figure_clash",
    /// Times that fit.
    Times = "times",
    /// Times that cannot be the same.
    TimeClash = "time_clash",
    /// Places in common.
    Places = "places",
    /// Other places.
    PlaceClash = "place_clash",
    /// The lighter claim's weight as a share of the heavier's.
    Length = "length",
    /// One says so, the other that it is not.
    Polarity = "polarity",
    /// Both say that the same is not so: what did not happen is seldom told by chance.
    Negated = "negated",
    /// One tells of what happened, the other of a plan, a duty or a condition.
    Modality = "modality",
    /// One names or describes in passing (an apposition, a parenthesis), the other tells of an event.
    Aside = "aside",
    /// Subject and object change places.
    Crossed = "crossed",
    /// What they share weighs too little for them to be compared in a run: the other summands were fitted on pairs that
    /// share more, and tell nothing of such a pair.
    Thin = "thin",
}

impl Feature {
    /// Whether it speaks against sameness by a value that is at issue, or of the words alone, and so must not count when it
    /// is asked whether two claims speak of the same event.
    pub fn at_issue(self) -> bool {
        matches!(
            self,
            Self::FigureClash
                | Self::TimeClash
                | Self::PlaceClash
                | Self::Polarity
                | Self::Modality
                | Self::Crossed
                | Self::Thin
        )
    }
}
