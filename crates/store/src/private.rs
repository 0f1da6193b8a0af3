//! Files and folders that only their owner may read.

use std::fs::{self, File, OpenOptions};
use std::path::Path;

use crate::StoreError;

/// Makes the folder, and those above it, for their owner alone. One that is there already is left as it is: it may not be ours.
pub fn make_private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

pub(crate) fn make_folder(path: &Path) -> Result<(), StoreError> {
    make_private_folder(path).map_err(|source| StoreError::Io { path: path.to_owned(), source })
}

/// Makes the file if there is none. Before SQLite does: its journals copy the mode that they find.
pub(crate) fn make_file(path: &Path) -> Result<(), StoreError> {
    open(path).and_then(|_| restrict(path, 0o600)).map_err(|source| StoreError::Io { path: path.to_owned(), source })
}

/// Opens for reading and writing, and leaves what is in it.
pub(crate) fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// A profile's folder on Windows is its user's already.
#[cfg(not(unix))]
fn restrict(_path: &Path, _mode: u32) -> std::io::Result<()> {
    Ok(())
}
