//! The fact: a typed answer to a question about a holder.

use crate::claim::SourceIndex;
use crate::normalize::{EntityId, EntityTable, Quantity, Time};
use crate::text::TextSpan;

/// Whom or what a fact is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// Somebody or something that has a name, or that the article's own words lead to one.
    Entity(EntityId),
    /// Described, not named: the lemma of the noun ("driver"), and whether it is definite ("the driver").
    Described {
        /// Lemma, lower case.
        noun: String,
        /// Whether the article takes it as known.
        definite: bool,
    },
    /// Left out: what the story is about.
    Story,
}

/// A place as a value: its entity or its words, and how the event lies to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The place, where it has a name.
    pub entity: Option<EntityId>,
    /// Its words, lower case.
    pub words: String,
    /// "north", "off", "near"; empty where it is the place itself.
    pub direction: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, a measure, a sum.
    Number(Quantity),
    /// A point in time.
    Time(Time),
    /// A place.
    Place(Site),
    /// Somebody or something with a name.
    Name(EntityId),
    /// An office: its noun, and the nouns and adjectives that say which ("minister" and "finance").
    Title {
        /// Lemma of the office.
        noun: String,
        /// What makes it another.
        of: Vec<String>,
    },
    /// A state, by its id.
    State(String),
    /// Somebody.
    Party(Party),
    /// How a match ended, the higher number first.
    Score([u32; 2]),
}

/// An answer and its words.
pub(super) type Filled = (Value, TextSpan);

/// Somebody as a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Who, where there is a name.
    pub entity: Option<EntityId>,
    /// Lemma of the noun, or the name in small letters.
    pub noun: String,
    /// Whether there are several.
    pub many: bool,
}

/// Why a fact says nothing of what others say of the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Of a part of those concerned ("12 others", "including three"): never the whole.
    Part,
    /// Told as what was held before ("earlier put at 12").
    Superseded,
    /// What somebody would pay or take ("offered $3 million").
    Offered,
    /// Of another happening than the story's ("in 2018", "a similar quake").
    Other,
}

impl Limit {
    /// In words: "of a part".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Part => "of a part",
            Self::Superseded => "held before",
            Self::Other => "of another time or event",
            Self::Offered => "only offered",
        }
    }
}

/// What a fact is limited to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Points in time of its clause, other than the answer.
    pub when: Vec<Time>,
    /// What keeps it from being compared.
    pub limit: Option<Limit>,
    /// Of these people alone ("firefighter"): compared with others of them.
    pub some: Option<String>,
    /// What the answer counts, where two numbers are compared of one thing alone: lemmas, the head last ("brick", "house").
    pub counted: Vec<String>,
    /// Told as newer than what was held before ("has risen to 31", "now").
    pub later: bool,
    /// Told with a time long past, so that the answer does not grow any more.
    pub past: bool,
    /// The noun of the happening that it is told of ("strike"), where the words name one.
    pub event: Option<String>,
    /// What the words say beside the noun of whose happening it is ("miner").
    pub event_of: Vec<String>,
    /// Places that it is told of.
    pub places: Vec<EntityId>,
    /// Towards whom the answer holds ("the brother of Jan Voll", "a win over Orsa").
    pub with: Option<EntityId>,
}

/// A typed answer of one source to a question about a holder.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Whose it is.
    pub source: SourceIndex,
    /// Index of the attribute in the rules.
    pub attribute: usize,
    /// Its id.
    pub asks: String,
    /// Whom or what it is about.
    pub holder: Holder,
    /// The answer.
    pub value: Value,
    /// Words of the answer.
    pub words: TextSpan,
    /// From the first to the last of the words that it was read from.
    pub spans: Vec<TextSpan>,
    /// Index of its sentence in the document.
    pub sentence: usize,
    /// Index, among the claims it was read beside, of the one that tells it.
    pub claim: usize,
    /// What it is limited to.
    pub scope: Scope,
    /// The example phrase that it was read by.
    pub read_by: String,
}

impl Value {
    /// The answer as it is understood: `42`, `>=42`, `2018-03-04`, `west Valmera`, a name.
    pub fn written(&self, entities: &EntityTable) -> String {
        match self {
            Self::Number(quantity) => quantity.to_string(),
            Self::Time(time) => time.value.clone(),
            Self::Place(site) => {
                let name = site
                    .entity
                    .map_or(site.words.as_str(), |e| &entities.get(e).name);
                format!("{} {name}", site.direction).trim().to_owned()
            }
            Self::Name(entity) => entities.get(*entity).name.clone(),
            Self::Title { noun, of } => format!("{} {noun}", of.join(" ")).trim().to_owned(),
            Self::State(state) => state.clone(),
            Self::Party(party) => match party.entity {
                Some(entity) => entities.get(entity).name.clone(),
                None => party.noun.clone(),
            },
            Self::Score([high, low]) => format!("{high}-{low}"),
        }
    }
}

impl Fact {
    /// "age of Kyle Renner: 24", "killed: 12", as rule tests have it.
    pub fn written(&self, entities: &EntityTable) -> String {
        format!(
            "{}: {}",
            self.question(entities),
            self.value.written(entities)
        )
    }

    /// "age of Kyle Renner", "killed".
    pub fn question(&self, entities: &EntityTable) -> String {
        let asks = &self.asks;
        match &self.holder {
            Holder::Entity(entity) => format!("{asks} of {}", entities.get(*entity).name),
            Holder::Described { noun, .. } => format!("{asks} of the {noun}"),
            Holder::Story => asks.clone(),
        }
    }

    /// What keeps it from being compared, where anything does.
    pub fn limit(&self) -> Option<&'static str> {
        self.scope.limit.map(Limit::as_str)
    }
}
