//! What speaks for one happening and what against it.

macro_rules! ties {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $sign:expr),* $(,)?) => {
        /// A summand of the score of one happening; its weight stands in `matching: event:` under its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Tie { $($(#[$doc])* $variant),* }

        impl Tie {
            /// Every summand, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in a rule file and in `because`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it can only speak for: `true` one happening, `false` two.
            pub fn speaks_for(self) -> Option<bool> {
                match self { $(Self::$variant => $sign),* }
            }
        }
    };
}

ties! {
    /// Always 1.
    Bias = "bias" None,
    /// The deeds are one by word, derivation or synonym.
    Deed = "deed" Some(true),
    /// The one deed stands among the other claim's words, as a noun or in a clause of it.
    DeedWithin = "deed_within" Some(true),
    /// Both name a deed, and they are two.
    DeedOther = "deed_other" Some(false),
    /// One deed follows on the other.
    Step = "step" Some(false),
    /// The doers are one.
    Doer = "doer" Some(true),
    /// They are two.
    DoerOther = "doer_other" Some(false),
    /// Those whom it falls on are one.
    Target = "target" Some(true),
    /// They are two.
    TargetOther = "target_other" Some(false),
    /// Share of the rarer side's names that both have.
    Names = "names" Some(true),
    /// Each has a name that the other lacks.
    NamesPart = "names_part" Some(false),
    /// `SoftTFIDF` of subject, relation and object.
    Core = "core" Some(true),
    /// `SoftTFIDF` of what is said beside the first participant.
    Said = "said" Some(true),
    /// Share of the lighter claim that the other has.
    Cover = "cover" Some(true),
    /// `SoftTFIDF` of all words.
    Words = "words" Some(true),
    /// Weight shared, up to a ceiling.
    Shared = "shared" Some(true),
    /// Where, when and how fit.
    Qualifiers = "qualifiers" Some(true),
    /// Figures fit.
    Figures = "figures" Some(true),
    /// None fits.
    FigureClash = "figure_clash" Some(false),
    /// Times fit.
    Times = "times" Some(true),
    /// They cannot be one.
    TimeClash = "time_clash" Some(false),
    /// A place is one.
    Places = "places" Some(true),
    /// None is.
    PlaceClash = "place_clash" Some(false),
    /// First against second.
    OrdinalClash = "ordinal_clash" Some(false),
    /// One tells of what happened, the other of what is to come.
    Modality = "modality" Some(false),
    /// One only names or describes.
    Aside = "aside" Some(false),
}
