/** A picture of the lab: lines typed at its prompt, and the screen that comes of them. */
import { Terminal } from "@xterm/headless/lib-headless/xterm-headless.mjs";
import { Grid } from "../../src/terminal/grid.ts";
import { gridPicture } from "../../src/terminal/picture.ts";
import { LabShell } from "../lab/lab_harness.ts";

const LAB_SIZE = { columns: 120, rows: 30 } as const;

const CTRL_L = "\f";

/** As SVG. Every line of the script is typed at the prompt; `^L` clears the screen. */
export async function drawLab(script: string): Promise<string> {
  const shell = await LabShell.open({ ...LAB_SIZE });
  try {
    for (const line of script.trim().split("\n").map((text) => text.trim())) {
      await (line === "^L" ? shell.type(CTRL_L) : shell.run(line));
    }
    return `${gridPicture(await screenOf(shell.sent)).trimEnd()}\n`;
  } finally {
    shell.close();
  }
}

/** What a terminal shows after these bytes. */
async function screenOf(sent: string): Promise<Grid> {
  const { columns, rows } = LAB_SIZE;
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(sent, resolve));
  const grid = new Grid(columns, rows);
  const { active } = terminal.buffer;
  for (let row = 0; row < rows; row++) {
    grid.write(0, row, active.getLine(active.baseY + row)?.translateToString(true) ?? "");
  }
  terminal.dispose();
  return grid;
}
