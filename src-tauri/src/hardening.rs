//! What protects the window, held still: a change of it must be meant.

use serde_json::{Value, json};

const CONFIGURATION: &str = include_str!("../../tauri.conf.json");
const CAPABILITY: &str = include_str!("../capabilities/main.json");
const LOCK: &str = include_str!("../../Cargo.lock");

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_page_may_load_nothing_but_itself() {
    let csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src ipc: http://ipc.localhost; \
               frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";
    let app = &parse(CONFIGURATION)["app"];
    assert_eq!(app["security"], json!({ "freezePrototype": true, "csp": csp, "capabilities": ["main"] }));
    assert_eq!(app["withGlobalTauri"], json!(false));
}

#[test]
fn the_page_may_ask_the_shell_for_its_own_commands_and_notices_alone() {
    let capability = parse(CAPABILITY);
    assert_eq!(capability["permissions"], json!(["core:event:allow-listen", "core:event:allow-unlisten"]));
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(capability.get("remote"), None);
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/capabilities")).unwrap().count();
    assert_eq!(files, 1, "another capability would add to this one");
}

/// Every version of a crate in the lock file.
fn versions(name: &str) -> Vec<Vec<u32>> {
    let packages = LOCK.split("[[package]]").filter(|package| package.contains(&format!("name = \"{name}\"\n")));
    let version =
        |package: &str| package.lines().find_map(|line| line.strip_prefix("version = \""))?.strip_suffix('"').map(str::to_owned);
    let numbers = |text: String| text.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect();
    packages.filter_map(version).map(numbers).collect()
}

#[test]
fn no_dependency_is_older_than_its_last_known_hole() {
    for (name, oldest) in [("tauri", [2, 11, 0]), ("rustls-webpki", [0, 103, 13]), ("h2", [0, 4, 16])] {
        let found = versions(name);
        assert!(!found.is_empty(), "{name} is not in the lock file");
        assert!(found.iter().all(|version| version.as_slice() >= oldest.as_slice()), "{name} {found:?} is older than {oldest:?}");
    }
}

#[test]
fn the_page_has_no_plugin_of_its_own_for_files_shells_or_the_network() {
    for plugin in ["fs", "http", "shell", "sql", "store", "upload", "websocket"] {
        let direct = include_str!("../../Cargo.toml").contains(&format!("tauri-plugin-{plugin} ="));
        assert!(!direct, "tauri-plugin-{plugin}");
    }
}
