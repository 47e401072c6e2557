//! Metadata of single sources.

use schemars::JsonSchema;
use serde::Deserialize;

/// What is known of a source, overriding what its file says.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key of the source (file stem), or a pattern with `*`.
    pub id: String,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Publisher.
    #[serde(default)]
    pub outlet: Option<String>,
    /// Byline.
    #[serde(default)]
    pub author: Option<String>,
    /// ISO date.
    #[serde(default)]
    pub published: Option<String>,
    /// Web address.
    #[serde(default)]
    pub url: Option<String>,
    /// Sources with the same group are one voice.
    #[serde(default)]
    pub group: Option<String>,
}
