//! Settings of the desk that the system must do something for: the tray's icon and the start with the session.

use engine::{DeskSettings, Engine};
use tauri::AppHandle;

use crate::{autostart, tray};

/// At the start, on the main thread. Settings that cannot be read change nothing of what the system does.
pub fn apply_stored(app: &AppHandle, engine: &Engine) {
    match engine.desk_settings() {
        Ok(settings) => apply(app, &settings),
        Err(error) => tracing::warn!(%error, "the settings of the desk could not be read"),
    }
}

/// Whenever they change; from any thread.
pub fn apply_later(app: &AppHandle, settings: DeskSettings) {
    let handle = app.clone();
    if let Err(error) = app.run_on_main_thread(move || apply(&handle, &settings)) {
        tracing::warn!(%error, "the settings of the desk could not be applied");
    }
}

fn apply(app: &AppHandle, settings: &DeskSettings) {
    tray::apply(app, settings.tray);
    autostart::apply(app, settings.autostart);
}
