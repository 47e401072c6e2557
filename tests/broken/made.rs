//! The generator: how the bytes of a broken file, or another thing of its name, are made.

use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use encoding_rs::Encoding;
use serde::Deserialize;

/// What lies at a path: text as it is written, or the outcome of steps.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Made {
    Text(String),
    Steps(Vec<Step>),
    Other(Other),
}

/// One step: it adds to the bytes made so far, or changes them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Adds text in UTF-8.
    Text(String),
    /// Adds bytes, in hex digits.
    Bytes(String),
    /// Adds a text so many times.
    Repeat(String, usize),
    /// Adds a text so many times, what stands within, and another text as often.
    Nest(String, usize, String, String),
    /// Encodes what was made so far in another encoding.
    Encode(String),
    /// Takes so many bytes from the end.
    Cut(usize),
}

/// What is no file of bytes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Other {
    Is(Thing),
    /// A link to a path.
    Link(String),
    /// A file of a text with these rights, in octal digits.
    Rights(String, String),
    /// A folder with these rights.
    FolderRights(String),
}

/// What the system knows beside files and links.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    Folder,
    Pipe,
    Socket,
}

impl Made {
    /// Makes it.
    pub fn at(&self, path: &Path) {
        let above = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(above).unwrap();
        match self {
            Self::Other(other) => other.at(path),
            bytes => {
                fs::write(path, bytes.bytes())
                    .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            }
        }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.clone().into_bytes(),
            Self::Steps(steps) => steps.iter().fold(Vec::new(), |bytes, step| step.on(bytes)),
            Self::Other(other) => panic!("{other:?} has no bytes"),
        }
    }
}

impl Other {
    fn at(&self, path: &Path) {
        let rights = |digits: &str| {
            let mode = u32::from_str_radix(digits, 8).expect("octal digits");
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        match self {
            Self::Is(Thing::Folder) => fs::create_dir(path).unwrap(),
            Self::Is(Thing::Pipe) => {
                let made = Command::new("mkfifo").arg(path).status();
                assert!(made.unwrap().success());
            }
            Self::Is(Thing::Socket) => drop(UnixListener::bind(path).unwrap()),
            Self::Link(target) => symlink(target, path).unwrap(),
            Self::Rights(text, digits) => {
                fs::write(path, text).unwrap();
                rights(digits);
            }
            Self::FolderRights(digits) => {
                fs::create_dir(path).unwrap();
                rights(digits);
            }
        }
    }
}

impl Step {
    fn on(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        match self {
            Self::Text(text) => bytes.extend(text.bytes()),
            Self::Bytes(digits) => bytes.extend(hex(digits)),
            Self::Repeat(text, times) => bytes.extend(text.repeat(*times).bytes()),
            Self::Nest(open, times, within, close) => {
                let nested = [&open.repeat(*times), within, &close.repeat(*times)];
                bytes.extend(nested.into_iter().flat_map(|part| part.bytes()));
            }
            Self::Encode(name) => return encoded(&String::from_utf8(bytes).unwrap(), name),
            Self::Cut(count) => bytes.truncate(bytes.len() - count),
        }
        bytes
    }
}

fn hex(digits: &str) -> Vec<u8> {
    let pair = |pair: &str| u8::from_str_radix(pair, 16).expect("hex digits");
    digits.split_whitespace().map(pair).collect()
}

/// A text in an encoding; those that nobody writes on the web are made by hand.
fn encoded(text: &str, name: &str) -> Vec<u8> {
    match name {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-32le" => { text.chars() }
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect(),
        "utf-32be" => { text.chars() }
            .flat_map(|c| u32::from(c).to_be_bytes())
            .collect(),
        _ => {
            let encoding = Encoding::for_label(name.as_bytes()).expect("an encoding");
            let (bytes, _, missing) = encoding.encode(text);
            assert!(!missing, "{name} cannot write {text:?}");
            bytes.into_owned()
        }
    }
}

/// A name as the table writes it: `%` and two hex digits are a byte.
pub fn name(written: &str) -> PathBuf {
    let mut bytes = Vec::new();
    let mut parts = written.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        bytes.extend(hex(&part[..2]));
        bytes.extend(part[2..].bytes());
    }
    std::ffi::OsString::from_vec(bytes).into()
}
