//! Layers of several files: order, merging, removal, `extends`.

use std::fs;
use std::path::PathBuf;

use crate::rules::*;

/// A folder of files, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("crosscheck-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }

    fn load(&self, files: &[&str]) -> Result<RuleSet, RuleErrors> {
        load(&Layers {
            rules: files.iter().map(|file| self.0.join(file)).collect(),
            ..Layers::default()
        })
    }

    /// What is said, without the folder's own path.
    fn said(&self, files: &[&str]) -> String {
        let said = match self.load(files) {
            Ok(set) => render_all(&set.warnings, false),
            Err(errors) => errors.render(false),
        };
        said.replace(&format!("{}/", self.0.display()), "")
            .replace(&self.0.display().to_string(), ".")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

const LOW: &str = "
pack: low
entities:
  - id: zz
    name: Zed
    kind: organization
    aliases: [the zeds, zedders]
lexicon:
  synonyms: [[zza, zzb], [zzc, zzd]]
attribution:
  cues: {zzsay: neutral, zztell: neutral}
quantities:
  vague: {zzfew: [3, 9]}
";

#[test]
fn entries_of_one_id_merge() {
    let high = "
pack: high
extends: [low]
entities:
  - {id: zz, name: Zeds, aliases: [zedders, the Z]}
  - {id: yy}
attribution:
  cues: {zzsay: doubts}
quantities:
  vague: {zzfew: [2, 5]}
";
    let folder = Folder::new("merge", &[("low.yaml", LOW), ("high.yaml", high)]);
    let set = folder.load(&["high.yaml"]).unwrap();
    let zz = set.file.entities.iter().find(|e| e.id == "zz").unwrap();
    assert_eq!(zz.name, "Zeds");
    assert_eq!(zz.kind, model::EntityKind::Organization);
    assert_eq!(zz.aliases, ["the zeds", "zedders", "the Z"]);
    assert_eq!(
        set.file.attribution.cues["zzsay"],
        crate::rules::Stance::Doubts
    );
    let few = set.file.quantities.vague["zzfew"];
    assert_eq!(few.map(|bound| bound as u32), [2, 5]);
    assert_eq!(set.pack_of_entity("zz"), Some("low"));
    assert_eq!(set.pack_of_entity("yy"), Some("high"));
    let packs: Vec<&str> = set
        .packs
        .iter()
        .rev()
        .take(2)
        .map(|p| p.pack.as_str())
        .collect();
    assert_eq!(packs, ["high", "low"]);

    let shown = show(&set, Some("entities/zz"));
    let lines: Vec<String> = shown
        .iter()
        .map(|entry| {
            let from: Vec<String> = entry
                .origins
                .iter()
                .map(|origin| format!("{}:{}", origin.pack, origin.line))
                .collect();
            format!("{} = {} ({})", entry.path, entry.value, from.join(", "))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    entities/zz/id = zz (low:4, high:5)
    entities/zz/name = Zeds (low:5, high:5)
    entities/zz/kind = organization (low:6)
    entities/zz/aliases = the zeds (low:7)
    entities/zz/aliases = zedders (low:7, high:5)
    entities/zz/aliases = the Z (high:5)
    "#);
}

#[test]
fn removal_subtracts() {
    let high = "
extends: [low]
remove:
  entities: {zz: {aliases: [the zeds]}}
  lexicon: {synonyms: [[zzd, zzc]]}
  attribution: {cues: [zzsay]}
";
    let folder = Folder::new("remove", &[("low.yaml", LOW), ("high.yaml", high)]);
    let set = folder.load(&["high.yaml"]).unwrap();
    assert_eq!(set.warnings, []);
    let zz = set.file.entities.iter().find(|e| e.id == "zz").unwrap();
    assert_eq!(zz.aliases, ["zedders"]);
    let group = |words: [&str; 2]| model::WordGroup::Any(words.map(str::to_owned).to_vec());
    let groups = &set.file.lexicon.synonyms;
    assert!(groups.contains(&group(["zza", "zzb"])));
    assert!(!groups.contains(&group(["zzc", "zzd"])));
    assert!(!set.file.attribution.cues.contains_key("zzsay"));
    assert!(set.file.attribution.cues.contains_key("zztell"));
}

#[test]
fn a_group_is_removed_by_its_words() {
    let low =
        "lexicon: {synonyms: [{verb: [zza, zzb, zzc]}, {noun: [zza, zzb, zzc]}, [zzd, zze]]}\n";
    let left = |remove: &str| {
        let high = format!("extends: [low]\nremove: {{lexicon: {{synonyms: [{remove}]}}}}\n");
        let folder = Folder::new("groups", &[("low.yaml", low), ("high.yaml", &high)]);
        let set = folder.load(&["high.yaml"]).unwrap();
        let groups = format!("{:?}", set.file.lexicon.synonyms);
        (
            groups.matches("\"zza\"").count(),
            groups.contains("\"zzd\""),
            set.warnings.len(),
        )
    };
    assert_eq!(left("{verb: [zzc, zza, zzb]}"), (1, true, 0));
    assert_eq!(left("[zzb, zzc, zza]"), (0, true, 0));
    assert_eq!(left("[zze, zzd]"), (2, false, 0));
    assert_eq!(left("{verb: [zzd, zze]}"), (2, true, 1));
    assert_eq!(left("[zza, zzb]"), (2, true, 1));
}

#[test]
fn what_is_removed_has_no_value() {
    let high =
        "remove: {attribution: {cues: {say: neutral}}, lexicon: {synonyms: [[deport, expel]]}}\n";
    let folder = Folder::new("value", &[("high.yaml", high)]);
    insta::assert_snapshot!(folder.said(&["high.yaml"]), @r#"
    error: what is taken away is named, and has no value
     --> high.yaml:1:36
      |
    1 | remove: {attribution: {cues: {say: neutral}}, lexicon: {synonyms: [[deport, expel]]}}
      |                                    ^^^^^^^ no value belongs here
      |
    help: leave it empty, or write the names as a list

    warning: nothing to remove: no `[deport, expel]` in `lexicon/synonyms` of the layers below
     --> high.yaml:1:68
      |
    1 | remove: {attribution: {cues: {say: neutral}}, lexicon: {synonyms: [[deport, expel]]}}
      |                                                                    ^^^^^^^^^^^^^^^ removes nothing
      |
    help: did you mean `{verb: [deport, expel, remove … from the country]}`?
    "#);
}

#[test]
fn a_removal_that_matches_nothing() {
    let high = "
extends: [low]
remove:
  entities: {zz: {aliases: [zeder, zedders]}, yy: }
  attribution: {cues: [zzsai], phrase: [x]}
  lexicon:
    synonyms: [[zza, zzc]]
";
    let folder = Folder::new("misses", &[("low.yaml", LOW), ("high.yaml", high)]);
    insta::assert_snapshot!(folder.said(&["high.yaml"]), @r#"
    warning: nothing to remove: no `zeder` in `entities/zz/aliases` of the layers below
     --> high.yaml:4:29
      |
    4 |   entities: {zz: {aliases: [zeder, zedders]}, yy: }
      |                             ^^^^^ removes nothing
      |
    help: take this removal out

    warning: nothing to remove: no `yy` in `entities` of the layers below
     --> high.yaml:4:47
      |
    4 |   entities: {zz: {aliases: [zeder, zedders]}, yy: }
      |                                               ^^ removes nothing
      |
    help: take this removal out

    warning: nothing to remove: no `zzsai` in `attribution/cues` of the layers below
     --> high.yaml:5:24
      |
    5 |   attribution: {cues: [zzsai], phrase: [x]}
      |                        ^^^^^ removes nothing
      |
    help: did you mean `zzsay`?

    error: unknown key `phrase`
     --> high.yaml:5:32
      |
    5 |   attribution: {cues: [zzsai], phrase: [x]}
      |                                ^^^^^^ not known here
      |
    help: did you mean `phrases`?

    warning: nothing to remove: no `[zza, zzc]` in `lexicon/synonyms` of the layers below
     --> high.yaml:7:16
      |
    7 |     synonyms: [[zza, zzc]]
      |                ^^^^^^^^^^ removes nothing
      |
    help: did you mean `[zza, zzb]`?
    "#);
}

#[test]
fn an_entity_goes_whole() {
    for remove in ["entities: [zz]", "entities: {zz: }"] {
        let high = format!("extends: [low]\nremove: {{{remove}}}\n");
        let folder = Folder::new("whole", &[("low.yaml", LOW), ("high.yaml", &high)]);
        let set = folder.load(&["high.yaml"]).unwrap();
        assert!(set.file.entities.iter().all(|e| e.id != "zz"), "{remove}");
        assert_eq!(set.warnings, [], "{remove}");
    }
}

#[test]
fn a_loop_of_files() {
    let folder = Folder::new(
        "loop",
        &[
            ("a.yaml", "extends: [b]\n"),
            ("b.yaml", "extends: [c]\n"),
            ("c.yaml", "extends: [a]\n"),
        ],
    );
    insta::assert_snapshot!(folder.said(&["a.yaml"]), @r#"
    error: `extends` runs in a loop: a → b → c → a
     --> c.yaml:1:11
      |
    1 | extends: [a]
      |           ^ leads back
      |
    help: take one of the steps out
    "#);
}

#[test]
fn everything_is_said_of_every_file() {
    let folder = Folder::new(
        "folder",
        &[
            ("a.yaml", "nams: {}\nentities: [{id: x, kind: persom}]\n"),
            ("b.yaml", "relations: [{id: zz-q, oposite: [r]}]\n"),
            ("story.yaml", "anything: at all\n"),
        ],
    );
    insta::assert_snapshot!(folder.said(&["."]), @r#"
    error: unknown key `nams`
     --> ./a.yaml:1:1
      |
    1 | nams: {}
      | ^^^^ not known here
      |
    help: did you mean `names`?

    error: `persom` is not one of the words that may stand here
     --> ./a.yaml:2:26
      |
    2 | entities: [{id: x, kind: persom}]
      |                          ^^^^^^ not known here
      |
    help: did you mean `person`?

    error: unknown key `oposite`
     --> ./b.yaml:1:24
      |
    1 | relations: [{id: zz-q, oposite: [r]}]
      |                        ^^^^^^^ not known here
      |
    help: did you mean `opposite`?
    "#);
}

#[test]
fn a_mark_of_byte_order_is_no_mistake() {
    let marked = "\u{feff}pack: marked\nextends: [en-news]\nlexicon:\n  synonyms: [[zza, zzb]]\n";
    let folder = Folder::new("marked", &[("marked.yaml", marked)]);
    let set = folder.load(&["marked.yaml"]).unwrap();
    let own = model::WordGroup::Any(vec!["zza".to_owned(), "zzb".to_owned()]);
    assert!(set.file.lexicon.synonyms.contains(&own));
}

#[test]
fn files_that_cannot_be_read() {
    let folder = Folder::new("unreadable", &[]);
    fs::write(folder.0.join("latin1.yaml"), b"pack: a\nabout: caf\xe9\n").unwrap();
    insta::assert_snapshot!(folder.said(&["none.yaml", "latin1.yaml", "."]), @r#"
    error: cannot read none.yaml: no such file

    error: latin1.yaml is not UTF-8: line 2, column 11 holds the byte 0xe9
    help: save it as UTF-8
    "#);
}

#[test]
fn the_order_of_layers_decides() {
    let folder = Folder::new(
        "order",
        &[
            ("a.yaml", "attribution: {cues: {zzsay: doubts}}\n"),
            ("b.yaml", "attribution: {cues: {zzsay: denies}}\n"),
        ],
    );
    for (files, stance) in [
        (["a.yaml", "b.yaml"], crate::rules::Stance::Denies),
        (["b.yaml", "a.yaml"], crate::rules::Stance::Doubts),
    ] {
        let set = folder.load(&files).unwrap();
        assert_eq!(set.file.attribution.cues["zzsay"], stance);
    }
}
