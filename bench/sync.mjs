// How close a sync comes to what the call limit and the server allow, each figure beside its floor of the same run. Prints; asserts
// nothing, since a busy machine is no defect.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = process.argv[2] ?? "target/release/renewals";
const home = mkdtempSync(join(tmpdir(), "renewals-bench-"));
const env = { ...process.env, RENEWAL_DESK_DATA: join(home, "data"), RENEWALS_PASSWORD: "sample" };
const renewals = (...words) =>
  execFileSync(program, words, { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** Starts the pretend MRI and adds it as a client; gives back how to read its log and how to end it. */
async function sandbox(name, quota, ...words) {
  const log = join(home, `${name}.jsonl`);
  const child = spawn(program, ["sandbox", "--quota", quota, "--log", log, ...words], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const url = (await lines.next()).value.match(/http\S+/)[0];
  const properties = (await lines.next()).value.match(/--property (\S+)/)[1];
  renewals(
    ...[
      "client",
      "add",
      name,
      "--url",
      url,
      "--client-id",
      "C12345",
      "--database",
      "SAMPLE",
      "--user",
      "RENEWALS",
    ],
    ...["--key", "SAMPLEKEY", "--quota", quota, "--secret-store", "file", "--property", properties],
  );
  const calls = () =>
    readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { calls, end: () => child.kill() };
}

const sync = (name, ...words) =>
  JSON.parse(renewals("sync", "--client", name, "--json", "--per-second", "0", ...words));
const rows = [];
const figure = (what, value, floor, ratio) => rows.push({ figure: what, value, floor, ratio });
const ratio = (value, floor) => (value / floor).toFixed(3);

// 20 properties × 5 leases through a window of 100 calls in 5 s.
const narrow = await sandbox("narrow", "100/5s", "--properties", "20", "--leases", "5");
const cold = sync("narrow", "--concurrency", "8");
const log = narrow.calls();
const span = log.at(-1).answered_ms - log[0].at_ms;
const least = Math.floor((log.length - 1) / 100) * 5_000;
figure("calls of a cold sync, 20 × 5", cold.result.calls, 160, ratio(cold.result.calls, 160));
figure("answers of 429", log.filter((call) => call.status === 429).length, 0, "");
figure("most calls in one window", Math.max(...log.map((call) => call.in_window)), 100, "");
figure("cold sync, ms ÷ least that the window allows", span, least, ratio(span, least));
figure("calls of a second sync", sync("narrow").result.calls, 0, "");
narrow.end();

// The list of 20 properties (60 calls) at 200 ms a call, 4 at once.
const slow = await sandbox("slow", "100000/300s", "--properties", "20", "--leases", "5", "--latency", "200");
sync("slow", "--concurrency", "4");
const list = slow.calls().slice(0, 60);
const listed = list.at(-1).answered_ms - list[0].at_ms;
figure("the whole list, ms ÷ 60 × 200 ms ÷ 4", listed, 3_000, ratio(listed, 3_000));
slow.end();

// biome-ignore lint/suspicious/noConsole: printing is what it is for
console.table(rows);
rmSync(home, { recursive: true });
