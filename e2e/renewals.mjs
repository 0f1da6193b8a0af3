// The command line on a window's data folder: the second opinion on what the window shows, and the pretend MRI.
import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { binary, surroundings } from "./surroundings.mjs";

const run = promisify(execFile);
export const PASSWORD = "sample";

/** @param {string} home @param {string[]} args @returns {Promise<string>} what it printed */
export async function renewals(home, ...args) {
  const env = { ...surroundings(home), RENEWALS_PASSWORD: PASSWORD };
  return (await run(binary("renewals"), args, { env, maxBuffer: 64 << 20 })).stdout;
}

/** @param {string} home @param {string[]} args @returns {Promise<any[]>} */
export const list = async (home, ...args) => JSON.parse(await renewals(home, "list", "--json", ...args));

/** @typedef {{ url: string, port: number, add: string[], stop: () => Promise<void> }} PretendMri */

/** @param {string} home @param {string[]} args @returns {Promise<PretendMri>} */
export async function pretendMri(home, ...args) {
  const env = surroundings(home);
  const server = spawn(binary("renewals"), ["sandbox", ...args], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => server.once("close", resolve));
  const stop = async () => {
    server.kill("SIGKILL");
    await gone;
  };
  process.once("exit", () => server.kill("SIGKILL"));
  // The second line says how to add it as a client.
  for await (const line of createInterface(server.stdout)) {
    const url = /--url (\S+)/.exec(line)?.[1];
    if (!url) continue;
    const add = line.slice(line.indexOf("client add")).split(" ");
    return { url, port: Number(new URL(url).port), add, stop };
  }
  throw new Error("the pretend MRI did not start");
}
