//! The shell: the only Rust that says `tauri`. It opens the engine, hands it to the commands, and forwards notices to the window.

mod commands;
mod display;
mod error;
mod forward;
#[cfg(test)]
mod hardening;
mod ipc;
mod sample;

use std::path::PathBuf;
use std::process::ExitCode;

use engine::{Config, Engine, EngineError};
use tauri::{App, Manager};

use sample::Sample;

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    match display::prepare().map_err(|error| error.to_string()).and_then(|()| start()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            display::say(&format!("Renewal Desk: {message}"));
            ExitCode::from(4)
        }
    }
}

fn start() -> Result<(), String> {
    let named = std::env::var_os("RENEWAL_DESK_DATA").filter(|folder| !folder.is_empty());
    let data_dir = named.map_or_else(Config::default_data_dir, PathBuf::from);
    // Without logs one can still browse; what is wrong with the folder, the store says better.
    let _logs = engine::logging::begin(&data_dir).ok();
    let engine = open_engine(data_dir).map_err(|error| error.to_string())?;
    let ipc = ipc::builder();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _args, _folder| bring_to_front(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(ipc.invoke_handler())
        .setup(move |app| {
            ipc.mount_events(app);
            manage(app, engine);
            Ok(())
        })
        .run(tauri::generate_context!())
        .map_err(|error| error.to_string())
}

/// The same folder and the same day as `renewals` uses, unless the environment names others.
fn open_engine(data_dir: PathBuf) -> Result<Engine, EngineError> {
    let today = match std::env::var("RENEWAL_DESK_TODAY") {
        Ok(text) if !text.is_empty() => {
            Some(text.parse().map_err(|_| EngineError::WrongUse(format!("RENEWAL_DESK_TODAY is `{text}`; write YYYY-MM-DD")))?)
        }
        _ => None,
    };
    Engine::open(Config { today, ..Config::new(data_dir) })
}

fn manage(app: &App, engine: Engine) {
    app.manage(engine.clone());
    app.manage(Sample::default());
    forward::begin(app.handle().clone(), engine.clone());
    tauri::async_runtime::spawn(begin_work(app.handle().clone(), engine));
}

/// What the program does by itself: it goes on with what its last end cut short, and keeps the schedules.
async fn begin_work(app: tauri::AppHandle, engine: Engine) {
    sample::wake(&app, &engine).await;
    let starting = engine.clone();
    // A keychain may ask its user something and take its time.
    let started = tokio::task::spawn_blocking(move || starting.resume_interrupted().and_then(|_| starting.start_old()));
    if let Ok(Err(error)) = started.await {
        tracing::warn!(%error, "runs could not be started by themselves");
    }
    engine.keep_schedules().await;
}

fn bring_to_front(app: &tauri::AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _shown = window.unminimize().and_then(|()| window.set_focus());
    }
}
