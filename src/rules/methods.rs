//! Methods that go by a name as rules do, for whoever looks one up: they stand in no rule file.

/// What a method does that `explain` or a report names; `None` where no method is called so.
pub fn method(name: &str) -> Option<&'static str> {
    let found = METHODS.iter().flat_map(|methods| methods.iter());
    let mut found = found.filter(|(own, _)| *own == name);
    found.next().map(|(_, does)| *does)
}

/// All of them, stage by stage.
const METHODS: [&[(&str, &str)]; 6] = [READING, NAMING, ANTECEDENTS, TAKEN, NO_CLAIM, JUDGING];

const READING: &[(&str, &str)] = &[
    (
        "boilerplate/copy",
        "leaves out the second copy of an article on one page",
    ),
    (
        "boilerplate/foreign",
        "leaves out a paragraph in a language that is not read",
    ),
    (
        "boilerplate/repeated-block",
        "leaves out a paragraph that stands in the article before",
    ),
    (
        "boilerplate/repeated-caption",
        "leaves out a caption that is printed again",
    ),
    (
        "boilerplate/repeated-title",
        "leaves out the headline where it is printed again",
    ),
    (
        "sentences/start-of-block",
        "a sentence begins where its paragraph does",
    ),
    (
        "sentences/stop",
        "a sentence ends at a full stop, a question or an exclamation mark",
    ),
    (
        "sentences/stop-in-quotation",
        "a sentence ends at a stop inside a quotation",
    ),
    (
        "sentences/quotation-behind-stop",
        "a quotation behind a stop begins a sentence",
    ),
    (
        "sentences/dateline",
        "a dateline stands apart from the sentence behind it",
    ),
    (
        "sentences/after-dateline",
        "the first sentence begins behind the dateline",
    ),
    ("sentences/aside", "what is set in between stands apart"),
    (
        "sentences/list-item",
        "an item of a list is a sentence of its own",
    ),
    (
        "sentences/line-of-a-list",
        "a line of a list is a sentence of its own",
    ),
    (
        "sentences/too-long",
        "cuts what is too long to be read as one sentence",
    ),
    (
        "quotes/double",
        "reads words between double marks as a quotation",
    ),
    (
        "quotes/single",
        "reads words between single marks as a quotation",
    ),
    ("quotes/inner", "reads a quotation inside another"),
    (
        "quotes/never-closed",
        "ends a quotation with its paragraph where no mark closes it",
    ),
    (
        "quotes/carried-on-from-the-paragraph-before",
        "goes on with the quotation that the paragraph before did not close",
    ),
    (
        "times/year",
        "reads four digits, alone or at the end of a date, as a year",
    ),
    ("times/quarter", "reads a quarter of a year"),
    ("quantities/figure", "reads digits as a number"),
];

const NAMING: &[(&str, &str)] = &[
    ("entities/alias", "knows an alias of an entity of the rules"),
    (
        "entities/alias-or-demonym",
        "knows an alias or a demonym of an entity of the rules",
    ),
    (
        "entities/name-in-rules",
        "knows the name of an entity of the rules",
    ),
    (
        "entities/proper-noun",
        "takes proper nouns of the text for a name",
    ),
    (
        "entities/short-for-a-name",
        "takes a part of a name of the text, or its initials, for the whole",
    ),
    (
        "entities/description",
        "takes a description for the entity that alone fits it",
    ),
    (
        "entities/pronoun",
        "takes a pronoun for the entity that alone fits it, or that grammar prefers",
    ),
    (
        "entities/ruled",
        "takes a word for whom a rule file says that it means (`referents`)",
    ),
    (
        "entities/first-person",
        "takes “I” or “we” for whoever speaks",
    ),
    (
        "names/spelling",
        "tells two spellings of one name from two names",
    ),
    (
        "attribution/label",
        "takes a name before a colon for who speaks",
    ),
    (
        "attribution/signature",
        "takes a name below the words for who speaks",
    ),
    (
        "attribution/source-behind-mark",
        "takes a name behind a mark for who speaks",
    ),
    (
        "attribution/speech-without-a-tag",
        "lays a quotation without a word of saying to who spoke before",
    ),
    ("speaker/name", "the source of the words is a name"),
    (
        "speaker/name-behind-title",
        "the source of the words is the name behind its title",
    ),
    (
        "speaker/description",
        "the source of the words has no name and is called as the text does",
    ),
    (
        "speaker/described-before",
        "the source of the words is the last speaker who was called so",
    ),
    (
        "speaker/goes-on",
        "the source of the words is who spoke last: the sentence opens with its verb",
    ),
    (
        "speaker/pronoun",
        "the source of the words is the last speaker whom the pronoun fits",
    ),
    (
        "speaker/ruled",
        "a person has ruled whom a word of the source means",
    ),
    (
        "speaker/none",
        "the text names nobody who says it, or it is not sure whom",
    ),
];

const ANTECEDENTS: &[(&str, &str)] = &[
    (
        "antecedent/answer",
        "takes a pronoun for whom the deed before falls on, where it answers that deed",
    ),
    (
        "antecedent/last-subject",
        "takes “it” or “they” for the last subject of its number, where nothing else of that number has a full part there",
    ),
];

const TAKEN: &[(&str, &str)] = &[
    ("claim/main-clause", "takes a claim from a main clause"),
    ("claim/clause", "takes a claim from a clause"),
    (
        "claim/content-clause",
        "takes a claim from what is said or thought",
    ),
    (
        "claim/subject-clause",
        "takes a claim from a clause that is a subject",
    ),
    (
        "claim/relative-clause",
        "takes a claim from a relative clause",
    ),
    (
        "claim/adverbial-clause",
        "takes a claim from a clause of time, reason or manner",
    ),
    (
        "claim/participle",
        "takes a claim from a participle behind a noun",
    ),
    (
        "claim/shared-object",
        "tells a verb with the one behind it that has their object",
    ),
    (
        "claim/accompanying-participle",
        "takes a claim from a participle that goes with its clause",
    ),
    (
        "claim/coordination",
        "takes a claim from one of several clauses in a row",
    ),
    (
        "claim/shared-auxiliary",
        "gives a clause the auxiliary of the clause before",
    ),
    (
        "claim/gap",
        "fills what a clause leaves out from the one beside it",
    ),
    (
        "claim/parataxis",
        "takes a claim from a clause set beside another",
    ),
    (
        "claim/parenthesis",
        "takes a claim from words in brackets or dashes",
    ),
    ("claim/apposition", "takes a claim from an apposition"),
    (
        "claim/apposed-name",
        "takes a claim from a name set behind a description",
    ),
    (
        "claim/description-before-name",
        "takes a claim from a description before a name",
    ),
    (
        "claim/restrictive-clause",
        "keeps a clause that says which one with its noun",
    ),
    ("claim/adjunct", "keeps an adjunct with its clause"),
    (
        "claim/whenever",
        "keeps a \"when\" of the present with the clause that it hangs on",
    ),
    (
        "claim/nominalization",
        "takes a claim from a noun that names a deed",
    ),
    ("claim/noun-phrase", "takes a claim from a noun phrase"),
    (
        "claim/figure-of-its-owner",
        "takes a claim from a figure and whose it is",
    ),
    ("claim/record", "takes a claim from a line of a record"),
    ("claim/verbless-line", "leaves out a line without a verb"),
    (
        "claim/telling",
        "keeps the clause that says who tells with what is told",
    ),
    (
        "claim/provenance",
        "takes off the words that say where the news comes from",
    ),
];

const NO_CLAIM: &[(&str, &str)] = &[
    (
        "claim/speech",
        "leaves out the clause that says who speaks, kept with what is said",
    ),
    ("claim/question", "leaves out a question"),
    ("claim/indirect-question", "leaves out an indirect question"),
    (
        "claim/answer",
        "leaves out what only answers the question before it",
    ),
    ("claim/command", "leaves out a command"),
    ("claim/with-command", "leaves out what hangs on a command"),
    ("claim/address", "leaves out what is said to the reader"),
    ("claim/author", "leaves out what authors say of themselves"),
    ("claim/comment", "leaves out a remark on the text itself"),
    ("claim/exclamation", "leaves out an exclamation"),
    ("claim/concession", "leaves out what is only granted"),
    (
        "claim/doubted",
        "leaves out what is doubted or called untrue, told with the clause around it",
    ),
    (
        "claim/frame",
        "leaves out what only introduces the next clause",
    ),
    ("claim/lead-in", "leaves out what leads in what follows"),
    (
        "claim/torn",
        "a claim goes on to where the article stops, where the parser had cut it",
    ),
    (
        "claim/torn-word",
        "leaves out a claim that begins or ends inside a word",
    ),
    ("claim/topic", "leaves out words that only name a topic"),
    ("claim/heading", "leaves out a heading"),
    ("claim/figure-of-speech", "leaves out a figure of speech"),
    ("claim/no-clause", "finds no clause in the sentence"),
    (
        "claim/other-number",
        "leaves out a clause whose verb is of another number than its subject",
    ),
    (
        "claim/title",
        "leaves out a participle that may be part of what a name is called",
    ),
    (
        "claim/no-finite-verb",
        "leaves out a clause without a finite verb",
    ),
    (
        "claim/bare-participle",
        "leaves out a participle without the rest of its clause",
    ),
    (
        "claim/ellipsis",
        "leaves out a clause that leaves out its verb",
    ),
    (
        "claim/denied-circumstance",
        "leaves out when or why something is not so",
    ),
    ("claim/no-subject", "leaves out a clause without a subject"),
    (
        "claim/two-verbs",
        "leaves out a clause with a second verb that belongs elsewhere",
    ),
    (
        "claim/no-antecedent",
        "leaves out a clause of whose pronoun nobody knows whom it means",
    ),
    (
        "claim/relative-of-whom",
        "leaves out a relative clause of which it is not sure of whom it is told",
    ),
    (
        "claim/no-content",
        "leaves out a clause without a word of content",
    ),
    ("claim/one-word", "leaves out a fragment of one word"),
    ("claim/too-little", "leaves out what says too little"),
];

const JUDGING: &[(&str, &str)] = &[
    (
        "matching/candidate",
        "says whether two claims met: they share too little, or their articles are too unlike",
    ),
    (
        "matching/proposition",
        "weighs a claim against all that stand in one agreement",
    ),
    (
        "matching/score",
        "weighs how alike two claims are; `rules show matching/weights` has the weights",
    ),
    (
        "matching/cover",
        "asks how much of the one text the other covers",
    ),
    (
        "matching/cues",
        "looks for words that turn or doubt what is said",
    ),
    (
        "verdict/same",
        "two claims say the same: nothing that decides differs",
    ),
    ("verdict/apart", "two claims have too little in common"),
    (
        "verdict/related",
        "two claims are of the same matter, and it cannot be decided",
    ),
    (
        "verdict/alignment",
        "lays two claims on each other, slot by slot",
    ),
    (
        "verdict/fact",
        "compares answers to one question, which may keep two claims apart",
    ),
    ("verdict/deed", "compares what is done"),
    (
        "verdict/core",
        "keeps two claims apart of which nothing meets but a doer, or of which one has two words and the other has them in other parts",
    ),
    (
        "verdict/filled",
        "compares what fills a slot that has one value",
    ),
    ("verdict/participant", "compares who takes part"),
    ("verdict/party", "compares which of two parties is meant"),
    ("verdict/role", "compares who does it and whom it falls on"),
    ("verdict/order", "compares what comes first"),
    ("verdict/numeric", "compares amounts"),
    ("verdict/amounts", "compares several amounts of one thing"),
    ("verdict/duration", "compares how long it took"),
    ("verdict/temporal", "compares when it was"),
    ("verdict/location", "compares where it was"),
    ("verdict/distance", "tells how far two values lie apart"),
    ("verdict/scope", "compares of what part it is said"),
    (
        "verdict/stage",
        "compares how far it has come: planned, begun, done",
    ),
    ("verdict/modality", "compares how sure it is said to be"),
    ("verdict/negation", "one claim says what the other says not"),
    ("verdict/denial", "somebody denies what another asserts"),
    ("verdict/rebuttal", "one text rejects what another says"),
    ("verdict/trend", "compares whether it rose or fell"),
    (
        "verdict/update",
        "the later claim tells what came after the earlier",
    ),
    (
        "verdict/commitment",
        "one source states what another lays to somebody",
    ),
    (
        "verdict/independence",
        "counts the sources that do not go back to one text",
    ),
];
