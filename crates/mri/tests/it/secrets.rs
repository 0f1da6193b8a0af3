//! What a server echoes, no message repeats; and what is secret has no `Debug`.

use std::fmt::Debug;

use model::Outcome;

use crate::canned::{Canned, answer};
use crate::office::{PATIENT, QUOTA, budget, client_with, no_retries, notes_of_first};

const KEY: &str = "K3Y/with+odd&parts 4711";
const PASSWORD: &str = "p4ss  w0rd\\\"<&>'%/ends";

fn user_name() -> String {
    format!("C1/LIVE/WEB/{KEY}")
}

/// As a server may write it.
fn spellings() -> Vec<String> {
    let sent = sandbox::Credentials {
        client_id: "C1".into(),
        database: "LIVE".into(),
        user: "WEB".into(),
        key: KEY.into(),
        password: PASSWORD.into(),
    };
    let mut all = vec![user_name(), KEY.to_owned(), PASSWORD.to_owned(), sent.authorization()];
    let in_url = |text: &String| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    all.extend(all.clone().iter().take(3).map(in_url));
    all.extend([KEY.replace('/', "\\/"), user_name().replace('/', "\\/")]);
    all
}

fn assert_no_secret(message: &str) {
    let token = spellings()[3].trim_start_matches("Basic ").to_owned();
    for secret in spellings().into_iter().chain([token]) {
        let letters: Vec<char> = secret.trim_start_matches("Basic ").trim_start_matches("C1/LIVE/WEB/").chars().collect();
        for part in letters.windows(6) {
            let part: String = part.iter().collect();
            assert!(!message.contains(&part), "`{part}` of `{secret}` is in: {message}");
        }
    }
}

fn client(url: &str) -> mri::Client {
    let credentials = mri::Credentials::new("C1", "LIVE", "WEB", &KEY.to_owned().into(), PASSWORD.to_owned().into());
    let catalogue = std::sync::Arc::new(mri::Catalogue::with_overrides("").unwrap());
    mri::Client::new(url.parse().unwrap(), credentials, catalogue, budget(QUOTA, quota::SystemClock), PATIENT).unwrap()
}

#[tokio::test]
async fn no_message_repeats_a_secret_wherever_the_servers_words_are_cut() {
    let echoes: Vec<String> = spellings()
        .into_iter()
        .flat_map(|secret| (0..170).step_by(9).map(move |n| format!("{}{secret} ok", "x ".repeat(n / 2))))
        .collect();
    let said = echoes.clone();
    let canned = Canned::start(move |n| {
        let text = &said[n / 2];
        match n % 2 {
            0 => answer("400 Bad Request", text),
            _ => answer("200 OK", serde_json::json!({"value": [{"Error": {"Message": text}}]}).to_string()),
        }
    })
    .await;
    let client = client(&canned.url());
    let mut quoted = 0;
    for _ in 0..echoes.len() * 2 {
        let fetched = client.fetch(&notes_of_first(), &no_retries()).await;
        let Outcome::Failed(failure) = &fetched.outcome else { panic!("{fetched:?}") };
        quoted += usize::from(failure.message.contains('…'));
        assert_no_secret(&failure.message);
        assert_no_secret(&format!("{fetched:?}"));
    }
    assert!(quoted > echoes.len(), "the words were quoted at all");
    assert!(canned.asked()[0].contains("authorization: Basic "), "the password was sent at all");
}

/// The inherent method is there only for what can be printed; else the trait's is found.
struct Maybe<'a, T>(&'a T);

impl<T: Debug> Maybe<'_, T> {
    #[expect(dead_code, reason = "found only if somebody derives Debug")]
    fn prints(&self) -> bool {
        !format!("{:?}", self.0).is_empty()
    }
}

trait Silent {
    fn prints(&self) -> bool {
        false
    }
}

impl<T> Silent for Maybe<'_, T> {}

#[tokio::test]
async fn credentials_and_their_client_cannot_be_printed() {
    let client = client_with("http://127.0.0.1:1/mriapiservices/api.asp", "", PATIENT, budget(QUOTA, quota::SystemClock));
    assert!(!Maybe(&client).prints());
    assert!(!Maybe(&crate::office::credentials()).prints());
}
