// SPDX-License-Identifier: MIT
/** Debian's WebKit, which Playwright does not drive: WebDriver does, on a display that nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Builder, By, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote';
import { expect } from 'vitest';
import { count_load } from './stage';

/** In a container WebKit's own sandbox cannot start, and there is no GPU. */
const ENVIRONMENT = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' };

const PATIENCE = 30_000;

async function started(process: ChildProcess): Promise<string> {
  if (!process.stdout) throw new Error('its output is not read');
  for await (const line of createInterface(process.stdout)) return line;
  throw new Error(`${process.spawnfile} ended`);
}

export class WebKit {
  private constructor(
    readonly driver: WebDriver,
    private readonly service: DriverService,
    private readonly screen: ChildProcess,
  ) {}

  static async launch(): Promise<WebKit> {
    const options = ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
    const screen = spawn('Xvfb', options, { stdio: ['ignore', 'pipe', 'ignore'] });
    const DISPLAY = `:${await started(screen)}`;
    const service = new DriverService.Builder('/usr/bin/WebKitWebDriver')
      .setLoopback(true)
      .setEnvironment({ ...process.env, ...ENVIRONMENT, DISPLAY })
      .build();
    const address = await service.start();
    const driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(address)
      .withCapabilities({ browserName: 'MiniBrowser' })
      .build();
    return new WebKit(driver, service, screen);
  }

  open(address: string): Promise<void> {
    count_load();
    return this.driver.get(address);
  }

  /** The first of a CSS selector, when it is there and seen. */
  async find(selector: string): Promise<WebElement> {
    const found = await this.driver.wait(until.elementLocated(By.css(selector)), PATIENCE);
    return this.driver.wait(until.elementIsVisible(found), PATIENCE);
  }

  /** The button with these words on it, or with this name. */
  async press(name: string): Promise<void> {
    const path = `//button[not(@disabled) and (normalize-space()='${name}' or @aria-label='${name}')]`;
    const button = await this.driver.wait(until.elementLocated(By.xpath(path)), PATIENCE, name);
    await button.click();
  }

  /** Keys, to what has the focus: the window has none itself, nobody manages it. */
  async keys(...keys: string[]): Promise<void> {
    await (await this.driver.switchTo().activeElement()).sendKeys(...keys);
  }

  text(selector: string): Promise<string> {
    return this.driver.executeScript(
      'return document.querySelector(arguments[0])?.innerText ?? ""',
      selector,
    );
  }

  expect_text(selector: string, text: string | RegExp): Promise<void> {
    return expect.poll(() => this.text(selector)).toMatch(text);
  }

  async close(): Promise<void> {
    await this.driver.quit();
    await this.service.kill();
    this.screen.kill();
  }
}
