//! The shell: the only Rust that says `tauri`. It opens the engine, hands it to the commands, and forwards notices to the window.

mod autostart;
mod clipboard;
mod commands;
mod desk_settings;
mod display;
mod error;
mod forward;
mod front;
#[cfg(test)]
mod hardening;
mod ipc;
mod notification;
mod reminders;
mod sample;
mod tray;
mod upkeep;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::SystemTime;

use engine::{Config, Engine, EngineError};
use tauri::{App, AppHandle, Manager, RunEvent, Window, WindowEvent};
use tauri_plugin_window_state::StateFlags;

use clipboard::Clipboard;
use commands::window::Begun;
use notification::Notifications;
use sample::Sample;
use tray::Tray;

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
    let begun = SystemTime::now();
    let named = std::env::var_os("RENEWAL_DESK_DATA").filter(|folder| !folder.is_empty());
    let data_dir = named.map_or_else(Config::default_data_dir, PathBuf::from);
    // Without logs one can still browse; what is wrong with the folder, the store says better.
    let _logs = engine::logging::begin(&data_dir).ok();
    let engine = open_engine(data_dir).map_err(|error| error.to_string())?;
    make_ready(engine.clone());
    let ipc = ipc::builder();
    let settling = engine.clone();
    let is_hidden = starts_hidden(&engine);
    let mut context = tauri::generate_context!();
    for window in &mut context.config_mut().app.windows {
        window.visible = !is_hidden;
    }
    // Whether it is seen is decided at each start: one that was closed into the tray must not stay unseen for ever.
    let kept = StateFlags::all() - StateFlags::VISIBLE;
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _folder| called_again(app, &arguments)))
        .plugin(tauri_plugin_window_state::Builder::default().with_state_flags(kept).build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_autostart::Builder::new().arg(autostart::HIDDEN).build())
        .invoke_handler(ipc.invoke_handler())
        .on_menu_event(|app, event| tray::on_menu_event(app, &event))
        .on_window_event(hide_instead_of_close)
        .setup(move |app| {
            ipc.mount_events(app);
            app.manage(Begun(Mutex::new((!is_hidden).then_some(begun))));
            manage(app, engine);
            if is_hidden && !app.state::<Tray>().is_on() {
                front::bring(app.handle());
            }
            Ok(())
        })
        .build(context)
        .map_err(|error| error.to_string())?;
    // It returns, so that the log is written to its end; threads that are still at work hold the engine, so that nothing closes it.
    app.run_return(move |_app, event| {
        if let RunEvent::Exit = event {
            settling.settle();
        }
    });
    Ok(())
}

/// On the other core, while the window is being made. What goes wrong, the page's own questions will say.
fn make_ready(engine: Engine) {
    std::thread::spawn(move || {
        if let Err(error) = engine.make_ready() {
            tracing::warn!(code = ?error.code(), "the first screen could not be made ready");
        }
    });
}

/// The session started the program, and an icon in the tray will be there to bring the window back.
fn starts_hidden(engine: &Engine) -> bool {
    let is_asked = std::env::args().any(|argument| argument == autostart::HIDDEN);
    is_asked && engine.desk_settings().is_ok_and(|settings| settings.tray) && tray::find_missing_library().is_none()
}

/// A second start brings the window forward, unless it is the session's own start.
fn called_again(app: &AppHandle, arguments: &[String]) {
    if !arguments.iter().any(|argument| argument == autostart::HIDDEN) {
        front::bring(app);
    }
}

/// With an icon in the tray the program works on without its window.
fn hide_instead_of_close(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event
        && window.state::<Tray>().is_on()
        && window.hide().is_ok()
    {
        api.prevent_close();
    }
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
    app.manage(Clipboard::default());
    app.manage(Notifications::default());
    app.manage(Tray::default());
    let handle = app.handle();
    desk_settings::apply_stored(handle, &engine);
    forward::begin(handle.clone(), engine.clone());
    tauri::async_runtime::spawn(end_when_told(handle.clone()));
    tauri::async_runtime::spawn(reminders::keep(handle.clone(), engine.clone(), reminders::EVERY));
    tauri::async_runtime::spawn(upkeep::keep(engine.clone()));
    tauri::async_runtime::spawn(begin_work(handle.clone(), engine));
}

/// What the program does by itself: it goes on with what its last end cut short, and keeps the schedules.
async fn begin_work(app: AppHandle, engine: Engine) {
    sample::wake(&app, &engine).await;
    let starting = engine.clone();
    // A keychain may ask its user something and take its time.
    let started = tokio::task::spawn_blocking(move || starting.resume_interrupted().and_then(|_| starting.start_old()));
    if let Ok(Err(error)) = started.await {
        tracing::warn!(%error, "runs could not be started by themselves");
    }
    engine.keep_schedules().await;
}

/// The end of a session sends it; without an ear for it, the program would be gone before it had put its files in order.
#[cfg(unix)]
async fn end_when_told(app: AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    if let Ok(mut told) = signal(SignalKind::terminate()) {
        told.recv().await;
        app.exit(0);
    }
}

#[cfg(not(unix))]
async fn end_when_told(_app: AppHandle) {}
