//! The window, brought to the front wherever it is: hidden in the tray, minimised, or behind others.

use tauri::{AppHandle, Manager};

pub fn bring(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _shown = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
    }
}
