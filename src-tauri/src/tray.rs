//! The icon in the system's tray, by choice. With it, closing the window hides it and the program works on.

mod library;

pub use library::find_missing_library;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use engine::{Engine, SyncRequest};
use tauri::menu::{Menu, MenuEvent, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager};

use crate::front;

const ID: &str = "desk";
const OPEN: &str = "tray-open";
const SYNC: &str = "tray-sync";
const QUIT: &str = "tray-quit";

#[derive(Default)]
pub struct Tray {
    is_on: AtomicBool,
    /// Why there is no icon although one was wanted.
    failure: Mutex<Option<String>>,
}

impl Tray {
    pub fn is_on(&self) -> bool {
        self.is_on.load(Ordering::Relaxed)
    }

    /// Why there can be no icon, in a sentence.
    pub fn find_obstacle(&self) -> Option<String> {
        find_missing_library().or_else(|| self.failure.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn set(&self, is_on: bool, failure: Option<String>) {
        self.is_on.store(is_on, Ordering::Relaxed);
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = failure;
    }
}

/// Shows the icon, or takes it away. On the main thread; doing it twice changes nothing.
pub fn apply(app: &AppHandle, wanted: bool) {
    let tray = app.state::<Tray>();
    match (wanted, tray.is_on()) {
        (true, false) => match find_missing_library().map_or_else(|| show(app), Err) {
            Ok(()) => tray.set(true, None),
            Err(why) => {
                tracing::warn!(detail = %why, "there is no icon in the tray");
                tray.set(false, Some(why));
            }
        },
        (false, true) => {
            drop(app.remove_tray_by_id(ID));
            tray.set(false, None);
            // Nothing else would bring it back.
            front::bring(app);
        }
        (true, true) | (false, false) => {}
    }
}

fn show(app: &AppHandle) -> Result<(), String> {
    let build = || {
        let item = |id, text| MenuItem::with_id(app, id, text, true, None::<&str>);
        let menu = Menu::with_items(app, &[&item(OPEN, "Open Renewal Desk")?, &item(SYNC, "Sync now")?, &item(QUIT, "Quit")?])?;
        let builder = TrayIconBuilder::with_id(ID).menu(&menu).tooltip("Renewal Desk");
        let builder = match app.default_window_icon() {
            Some(icon) => builder.icon(icon.clone()),
            None => builder,
        };
        builder.build(app).map(drop)
    };
    build().map_err(|error: tauri::Error| format!("The tray's icon could not be made: {error}."))
}

/// One listener for the program's life: each icon that is made anew would add one.
pub fn on_menu_event(app: &AppHandle, event: &MenuEvent) {
    match event.id().as_ref() {
        OPEN => front::bring(app),
        SYNC => sync_all(app),
        QUIT => app.exit(0),
        _ => {}
    }
}

fn sync_all(app: &AppHandle) {
    let engine = app.state::<Engine>().inner().clone();
    // A keychain may ask its user something and take its time.
    tauri::async_runtime::spawn_blocking(move || {
        let clients = engine.list_clients().unwrap_or_default();
        for client in clients.into_iter().filter(|client| !client.properties.is_empty()) {
            if let Err(error) = engine.start_sync(&SyncRequest::all(client.id.clone())) {
                tracing::warn!(client.id = %client.id, code = ?error.code(), "a run could not be started from the tray");
            }
        }
    });
}
