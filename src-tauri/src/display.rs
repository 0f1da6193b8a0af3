//! What must be right before GTK starts, since it panics or paints badly otherwise.

use std::io::Write;

#[derive(Debug, thiserror::Error)]
pub enum DisplayError {
    #[error(
        "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it from a desktop session, or use `renewals`, which needs none"
    )]
    None,
    #[error("the program could not start itself anew: {0}")]
    Restart(std::io::Error),
}

/// WebKit's DMABUF renderer off: without a GPU, shown frames took 48 ms instead of 16.
#[cfg(target_os = "linux")]
const RENDERER: (&str, &str) = ("WEBKIT_DISABLE_DMABUF_RENDERER", "1");

/// What was freed goes back to the system: an idle window held 20 MB that nobody needed. A mallopt(3) would want unsafe code.
#[cfg(target_os = "linux")]
const MEMORY: [(&str, &str); 3] =
    [("MALLOC_ARENA_MAX", "1"), ("MALLOC_TRIM_THRESHOLD_", "131072"), ("MALLOC_MMAP_THRESHOLD_", "131072")];

/// Looks for a display, and starts the program anew with what must be in the environment from the start. What is there already stays;
/// `RENEWAL_DESK_RENDERER=system` leaves the renderer alone.
#[cfg(target_os = "linux")]
pub fn prepare() -> Result<(), DisplayError> {
    use std::os::unix::process::CommandExt;

    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(DisplayError::None);
    }
    let keeps_renderer = std::env::var("RENEWAL_DESK_RENDERER").is_ok_and(|choice| choice == "system");
    let renderer = (!keeps_renderer).then_some(RENDERER);
    let missing: Vec<_> = MEMORY.into_iter().chain(renderer).filter(|(name, _)| !is_set(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let program = std::env::current_exe().map_err(DisplayError::Restart)?;
    let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(missing).exec();
    Err(DisplayError::Restart(error))
}

#[cfg(not(target_os = "linux"))]
pub fn prepare() -> Result<(), DisplayError> {
    Ok(())
}

pub fn say(message: &str) {
    let _closed = writeln!(std::io::stderr(), "{message}");
}
