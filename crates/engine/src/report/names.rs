//! What ids are called: a file shows a stage and a client by name.

use std::collections::HashMap;

use model::{ClientId, Renewal, Stage};

use crate::{Engine, EngineError};

#[derive(Default)]
pub(crate) struct Names {
    stages: HashMap<String, String>,
    clients: HashMap<ClientId, String>,
}

impl Names {
    pub(crate) fn of(engine: &Engine) -> Result<Self, EngineError> {
        let stages = stages(engine).into_iter().map(|stage| (stage.id, stage.name)).collect();
        let clients = engine.list_clients()?.into_iter().map(|client| (client.id, client.name)).collect();
        Ok(Self { stages, clients })
    }

    /// A stage that was taken off the list is still known by its id.
    pub(super) fn stage<'a>(&'a self, renewal: &'a Renewal) -> Option<&'a str> {
        let id = renewal.follow_up.as_ref()?.stage.as_deref()?;
        Some(self.stages.get(id).map_or(id, String::as_str))
    }

    pub(super) fn client(&self, renewal: &Renewal) -> Option<&str> {
        self.clients.get(&renewal.client_id).map(String::as_str)
    }
}

/// The pipeline as it is set; a desk whose settings cannot be read has the list that it began with.
pub(crate) fn stages(engine: &Engine) -> Vec<Stage> {
    engine.desk_settings().map(|settings| settings.stages).unwrap_or_else(|_| Stage::first_list())
}
