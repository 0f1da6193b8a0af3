//! Whether the system can show an icon at all. On Linux a library is loaded for it when the first icon is made, and a panic follows
//! where it is missing; so it is looked for before.

/// Why no icon can be shown, and what helps, in a sentence.
#[cfg(target_os = "linux")]
pub fn find_missing_library() -> Option<String> {
    let is_there =
        is_known_to_loader() || FOLDERS.iter().any(|folder| is_in(std::path::Path::new(folder))) || is_named_by_variable();
    let advice = "An icon in the tray needs the library libayatana-appindicator3, which is not installed. On Debian and Ubuntu: \
                  sudo apt install libayatana-appindicator3-1. Then start Renewal Desk again.";
    (!is_there).then(|| advice.to_owned())
}

#[cfg(not(target_os = "linux"))]
pub fn find_missing_library() -> Option<String> {
    None
}

/// As the loader is asked for them.
#[cfg(target_os = "linux")]
const NAMES: [&str; 4] =
    ["libayatana-appindicator3.so.1", "libappindicator3.so.1", "libayatana-appindicator3.so", "libappindicator3.so"];

/// Where loaders look that keep no list, or whose list cannot be asked for.
#[cfg(target_os = "linux")]
const FOLDERS: [&str; 6] =
    ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"];

#[cfg(target_os = "linux")]
fn is_in(folder: &std::path::Path) -> bool {
    NAMES.iter().any(|name| folder.join(name).exists())
}

#[cfg(target_os = "linux")]
fn is_named_by_variable() -> bool {
    std::env::var_os("LD_LIBRARY_PATH").is_some_and(|paths| std::env::split_paths(&paths).any(|folder| is_in(&folder)))
}

/// Its folder is seldom in a user's path.
#[cfg(target_os = "linux")]
fn is_known_to_loader() -> bool {
    ["/sbin/ldconfig", "/usr/sbin/ldconfig", "ldconfig"].into_iter().any(|program| {
        let listed = std::process::Command::new(program).arg("-p").output();
        listed.is_ok_and(|listed| is_listed(&String::from_utf8_lossy(&listed.stdout)))
    })
}

#[cfg(target_os = "linux")]
fn is_listed(list: &str) -> bool {
    list.lines().filter_map(|line| line.split_whitespace().next()).any(|name| NAMES.contains(&name))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_found_by_its_whole_name() {
        let list = "2 libs found in cache `/etc/ld.so.cache'\n\tlibayatana-appindicator3.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libayatana-appindicator3.so.1\n";
        assert!(is_listed(list));
        assert!(!is_listed(
            "\tlibayatana-appindicator-glib.so.1 (libc6,x86-64) => /lib/x\n\tlibc.so.6 (libc6) => /lib/libc.so.6\n"
        ));
        assert!(!is_listed(""));
    }
}
