// Starts the real window on a data folder of its own, drives it through WebKitWebDriver, and takes it down again.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Builder, By, Key } from "selenium-webdriver";
import { binary, freePort, freshHome, out, surroundings } from "./surroundings.mjs";
import { until } from "./until.mjs";

export { Key };

export class Window {
  /** @param {import("selenium-webdriver").WebDriver} driver @param {string} home @param {() => Promise<void>} end */
  constructor(driver, home, end) {
    this.driver = driver;
    this.home = home;
    this.dataDir = join(home, "data");
    this.end = end;
  }

  /** @param {{ home?: string }} [on] a folder that an earlier window or `renewals` has filled; else a new, empty one */
  static async open({ home = freshHome() } = {}) {
    mkdirSync(out, { recursive: true });
    const port = await freePort();
    const log = openSync(join(out, "driver.log"), "a");
    const webdriver = spawn("WebKitWebDriver", [`--port=${port}`], {
      env: { ...surroundings(home), TAURI_WEBVIEW_AUTOMATION: "true" },
      stdio: ["ignore", log, log],
      detached: true,
    });
    const gone = new Promise((resolve) => webdriver.once("close", resolve));
    const end = async () => {
      try {
        process.kill(-Number(webdriver.pid), "SIGKILL");
      } catch {
        // It has ended by itself.
      }
      await gone;
    };
    process.once("exit", () => webdriver.kill("SIGKILL"));
    try {
      await until("WebKitWebDriver answers", () => answers(port));
      const driver = await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities({
          browserName: "wry",
          "webkitgtk:browserOptions": { binary: binary("renewal-desk"), args: [] },
        })
        .build();
      const window = new Window(driver, home, end);
      // A key that comes before the focus goes nowhere.
      await until("the page is drawn and has the focus", () =>
        window.script("return document.querySelector('#root')?.childElementCount > 0 && document.hasFocus()"),
      );
      return window;
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** @param {{ keep?: boolean }} [and] keep the folder for another window */
  async close({ keep = false } = {}) {
    await this.driver.quit().catch(() => {});
    await this.end();
    if (!keep) rmSync(this.home, { recursive: true, force: true });
  }

  /** @param {string} code @param {unknown[]} given @returns {Promise<any>} */
  script(code, ...given) {
    return this.driver.executeScript(code, ...given);
  }

  /** By a test id, or by XPath or a CSS selector when it looks like one. @param {string} what */
  async find(what) {
    const css = selector(what);
    const by = what.startsWith("//") ? By.xpath(what) : By.css(css);
    return until(`${what} is there`, async () => (await this.driver.findElements(by))[0]);
  }

  /** @param {string} what @returns {Promise<boolean>} */
  async has(what) {
    return (await this.text(what)) !== null;
  }

  /** What the element says, or null when it is not there. @param {string} what @returns {Promise<string | null>} */
  text(what) {
    return this.script("return document.querySelector(arguments[0])?.innerText ?? null", selector(what));
  }

  /** Waits until the element says something that fits. @param {string} what @param {RegExp} words @param {number} [ms] @returns {Promise<string>} */
  says(what, words, ms) {
    let last = /** @type {string | null} */ (null);
    return until(
      () => `${what} says ${words}; it says ${JSON.stringify(last)}`,
      async () => {
        last = await this.text(what);
        return last !== null && words.test(last) ? last : null;
      },
      ms,
    );
  }

  /** @param {string} what */
  async click(what) {
    await until(`${what} can be clicked`, async () => {
      try {
        await (await this.find(what)).click();
        return true;
      } catch (error) {
        // Drawn anew between finding and clicking.
        if (error instanceof Error && /Stale|NotInteractable|Intercepted/.test(error.name)) return false;
        throw error;
      }
    });
  }

  /** Presses keys one after the other, wherever the focus is. @param {string[]} keys */
  async press(...keys) {
    await this.driver
      .actions()
      .sendKeys(...keys)
      .perform();
  }

  /** Holds Control. @param {string} key */
  async pressWithControl(key) {
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform();
  }

  /** Holds several keys while another is pressed. @param {string[]} held @param {string} key */
  async pressWith(held, key) {
    const keys = this.driver.actions();
    for (const one of held) keys.keyDown(one);
    keys.sendKeys(key);
    for (const one of held) keys.keyUp(one);
    await keys.perform();
  }

  /** Gives it the focus without the mouse. @param {string} what a test id */
  async focus(what) {
    const element = await this.find(what);
    await this.script("arguments[0].focus()", element);
  }

  /** Goes there with Tab alone. @param {string} what a test id @param {{ back?: boolean }} [way] */
  async tabTo(what, { back = false } = {}) {
    for (let stops = 0; stops < 40; stops++) {
      const there = "return document.activeElement?.closest(arguments[0]) !== null";
      if (await this.script(there, `[data-testid="${what}"]`)) return;
      const keys = this.driver.actions();
      await (back
        ? keys.keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT)
        : keys.sendKeys(Key.TAB)
      ).perform();
    }
    throw new Error(`Tab does not reach ${what}`);
  }

  /** @param {string} what a field's test id @returns {Promise<string>} */
  value(what) {
    return this.script("return document.querySelector(arguments[0]).value", `[data-testid="${what}"]`);
  }

  /** Everything in the field is replaced by what is typed. @param {string} what @param {string} text */
  async fill(what, text) {
    const field = await this.find(what);
    await field.click();
    await this.pressWithControl("a");
    await this.press(Key.BACK_SPACE);
    if (text) await this.press(...text);
  }

  /** Closes what lies over the page: menus, dialogs, choices. */
  async dismiss() {
    await until("nothing lies over the page", async () => {
      const over = "[role=dialog], [role=alertdialog], [role=menu], .popover";
      if (!(await this.has(over))) return true;
      await this.press(Key.ESCAPE);
      return false;
    });
  }

  /** Chosen as in Settings, kept as the page keeps it, and drawn anew. @param {"light" | "dark"} theme */
  async wear(theme) {
    await this.script("localStorage.setItem('theme', arguments[0])", theme);
    await this.driver.navigate().refresh();
    await until("the page is drawn in it", () =>
      this.script(
        "return document.documentElement.dataset.theme === arguments[0] && document.querySelector('#root')?.childElementCount > 0",
        theme,
      ),
    );
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    await this.driver.manage().window().setRect({ width, height });
    await until("the page has the size", () =>
      this.script("return innerWidth === arguments[0] && innerHeight === arguments[1]", width, height),
    );
  }

  /** What fades or slides has come to rest (a spinner never does), and two frames later it has reached the screen. */
  async rest() {
    await this.script(`
      const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime));
      return Promise.allSettled(ending.map((one) => one.finished)).then(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));`);
  }

  /** What is really on the screen, a dialog of the system's included. @param {string} name */
  async picture(name) {
    await this.rest();
    const { width, height } = await this.driver.manage().window().getRect();
    const area = ["-crop", `${width}x${height}+0+0`, "+repage"];
    execFileSync("import", ["-window", "root", ...area, join(out, `${name}.png`)]);
  }

  /** The same in both sizes that the window is made for. @param {string} name */
  async pictures(name) {
    await this.picture(`${name}-1280`);
    await this.resize(900, 600);
    await this.picture(`${name}-900`);
    await this.resize(1280, 800);
  }
}

/** A test id, unless it looks like more. @param {string} what */
const selector = (what) => (/^[\w-]+$/.test(what) ? `[data-testid="${what}"]` : what);

/** @param {number} port */
async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/status`)).ok;
  } catch {
    return false;
  }
}
