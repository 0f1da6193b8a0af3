//! What must be right before GTK starts, since it panics, paints badly or keeps memory otherwise.

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

/// Looks for a display, and starts the program anew with what must be in the environment from the start, unless whoever started it
/// has seen to that, as the desktop's entry does: it saves loading everything twice. `RENEWAL_DESK_RENDERER=system` leaves the
/// renderer alone.
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn the_desktop_entry_spares_the_second_start() {
        let entry = include_str!("../renewal-desk.desktop");
        let exec = entry.lines().find_map(|line| line.strip_prefix("Exec=env ")).unwrap();
        let set: Vec<&str> = exec.split(' ').take_while(|word| *word != "{{exec}}").collect();
        let want = std::iter::once(super::RENDERER).chain(super::MEMORY).map(|(name, value)| format!("{name}={value}"));
        assert_eq!(set, want.collect::<Vec<_>>());
    }
}
