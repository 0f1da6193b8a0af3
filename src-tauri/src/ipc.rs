//! The one list of commands, events and types that the window may use. A test keeps `ui/src/ipc/bindings.ts` current.

use engine::Topic;
use serde::{Deserialize, Serialize};
use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::commands::{answers, clients, data, desk, export, follow_up, history, inbox, renewals, sync, views, window};

/// Went stale: ask again.
#[derive(Clone, Debug, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub struct Stale {
    pub topics: Vec<StaleTopic>,
}

/// [`Topic`] as an event carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum StaleTopic {
    Clients,
    Status,
    Renewals,
    Runs,
    Desk,
}

impl From<Topic> for StaleTopic {
    fn from(topic: Topic) -> Self {
        match topic {
            Topic::Clients => Self::Clients,
            Topic::Status => Self::Status,
            Topic::Renewals => Self::Renewals,
            Topic::Runs => Self::Runs,
            Topic::Desk => Self::Desk,
        }
    }
}

pub fn builder() -> Builder<Wry> {
    Builder::new()
        .commands(collect_commands![
            desk::desk,
            clients::add_client,
            clients::test_connection,
            clients::test_client,
            clients::update_client,
            clients::preview_schedule,
            clients::remove_client,
            clients::change_client,
            clients::client_catalogue,
            clients::read_property_list,
            clients::pick_property_file,
            sync::start_sample,
            sync::plan_sync,
            sync::start_sync,
            sync::pause_sync,
            sync::resume_sync,
            sync::discard_run,
            sync::cancel_sync,
            sync::refresh_lease,
            sync::sync_status,
            sync::budget,
            sync::freshness,
            history::list_runs,
            history::get_run,
            history::list_run_outcomes,
            history::analytics,
            history::list_changes,
            history::unseen_changes,
            history::mark_changes_seen,
            answers::list_held_answers,
            answers::accept_held_answer,
            answers::reject_held_answer,
            answers::list_drift,
            renewals::view_renewals,
            renewals::show_renewal,
            renewals::data_age,
            renewals::list_properties,
            renewals::sum_selection,
            renewals::list_facets,
            renewals::describe_filter,
            renewals::needs_action,
            renewals::overview,
            renewals::copy_cells,
            export::export_renewals,
            follow_up::preview_edit,
            follow_up::edit_follow_ups,
            follow_up::undo_edit,
            follow_up::add_own_note,
            follow_up::update_own_note,
            follow_up::delete_own_note,
            follow_up::restore_own_note,
            views::list_views,
            views::save_view,
            views::delete_view,
            views::restore_view,
            inbox::list_reminders,
            inbox::mark_reminders_read,
            data::desk_settings,
            data::save_desk_settings,
            data::data_folder,
            data::back_up,
            data::restore_backup,
            data::forget_everything,
            data::list_log_lines,
            data::copy_diagnostics,
            window::abilities,
            window::rows_are_shown,
            window::set_zoom,
            window::open_data_folder,
        ])
        .events(collect_events![Stale])
        .error_handling(ErrorHandlingMode::Throw)
        // Without it every type with an Option becomes three.
        .disable_serde_phases()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE_BINDINGS=1 cargo test -p renewal-desk` rewrites the file.
    #[test]
    fn the_committed_bindings_are_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/ipc/bindings.ts");
        let dir = std::env::temp_dir().join(format!("renewal-desk-bindings-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let fresh_path = dir.join("bindings.ts");
        builder().export(specta_typescript::Typescript::default(), &fresh_path).unwrap();
        let fresh = std::fs::read_to_string(&fresh_path).unwrap();
        std::fs::remove_dir_all(&dir).unwrap();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == fresh, "ui/src/ipc/bindings.ts is stale: UPDATE_BINDINGS=1 cargo test -p renewal-desk rewrites it");
    }
}
