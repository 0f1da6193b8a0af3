//! Starting with the system's session, by choice: an entry that the system reads, and that is ours to write and to take away.

use tauri::AppHandle;
use tauri_plugin_autostart::ManagerExt;

/// The entry starts the program with it: the window then stays hidden, if there is an icon in the tray to bring it back.
pub const HIDDEN: &str = "--hidden";

/// Writes the entry, or takes it away. A program that was moved writes it anew at its next start.
pub fn apply(app: &AppHandle, wanted: bool) {
    let entry = app.autolaunch();
    let done = match (wanted, entry.is_enabled()) {
        (true, _) => entry.enable(),
        (false, Ok(true)) => entry.disable(),
        (false, _) => Ok(()),
    };
    if let Err(error) = done {
        tracing::warn!(%error, wanted, "the entry that starts the program with the session could not be changed");
    }
}

/// Why the program cannot be started with the session, in a sentence.
pub fn find_obstacle(app: &AppHandle) -> Option<String> {
    let asked = app.autolaunch().is_enabled();
    asked.err().map(|error| format!("The list of programs that start with the session cannot be read: {error}."))
}
