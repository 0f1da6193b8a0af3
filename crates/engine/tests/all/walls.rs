//! The walls that neither Cargo nor visibility holds.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// Code without comments, which may name what they explain.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn assert_free_of(files: &[(PathBuf, String)], words: &[&str]) {
    assert!(!files.is_empty());
    for (path, text) in files {
        for word in words {
            assert!(!code(text).contains(word), "{} says `{word}`", path.display());
        }
    }
}

#[test]
fn reading_cannot_reach_the_network() {
    let engine = root().join("crates/engine/src");
    let mut files = sources(&engine.join("query"));
    files.extend(sources(&engine.join("report")));
    files.extend(["query.rs", "report.rs"].map(|name| (engine.join(name), std::fs::read_to_string(engine.join(name)).unwrap())));
    assert_free_of(&files, &["mri::", "quota::", "reqwest", "connect(", "crate::sync"]);
}

#[test]
fn sql_is_the_stores_alone() {
    for crate_name in ["model", "quota", "mri", "engine", "cli"] {
        let folder = root().join("crates").join(crate_name);
        assert_free_of(&sources(&folder.join("src")), &["rusqlite", "SELECT ", "INSERT INTO"]);
    }
    assert_free_of(&sources(&root().join("src-tauri/src")), &["rusqlite", "reqwest", "SELECT "]);
}

#[test]
fn only_the_shell_says_tauri() {
    for crate_name in ["model", "quota", "mri", "store", "engine", "sandbox", "cli"] {
        let manifest = std::fs::read_to_string(root().join("crates").join(crate_name).join("Cargo.toml")).unwrap();
        assert!(!manifest.contains("tauri"), "{crate_name} depends on tauri");
    }
}

#[test]
fn the_pretend_mri_shares_no_code_with_what_it_judges() {
    let manifest = std::fs::read_to_string(root().join("crates/sandbox/Cargo.toml")).unwrap();
    for ours in ["model", "quota", "mri", "store", "engine"] {
        assert!(
            !manifest.lines().any(|line| line.starts_with(&format!("{ours}.")) || line.starts_with(&format!("{ours} "))),
            "{ours}"
        );
    }
}
