/**
 * Every command of the lecture, section by section in its order, typed into one lab. Where today's programs answer
 * otherwise than the lecture's did, today's answer is the one that is looked for; the file of the section says so.
 */
import { LabShell } from "../lab/lab_harness.ts";
import { TranscriptPlayer } from "./lab_transcript.ts";

const FOLDER = new URL("./lecture/", import.meta.url);

Deno.test("the lecture's commands do in the lab what the lecture says", async (test) => {
  const sections = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).sort();
  const shell = await LabShell.open();
  try {
    const player = new TranscriptPlayer(shell);
    for (const name of sections) {
      const text = await Deno.readTextFile(new URL(name, FOLDER));
      const title = text.split("\n", 1)[0]!.replace(/^# /, "");
      await test.step(title, () => player.play(text, name));
    }
  } finally {
    shell.close();
  }
});
