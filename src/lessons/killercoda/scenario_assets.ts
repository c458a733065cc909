/** Files that a scenario lays on its machine, as files of a lesson. */
import { expressionOf } from "../../kube/expressions/bounded_expression.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioFiles } from "./import_scenario.ts";

export interface TakenAssets {
  /** By their paths in the lesson's folder and below the home folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly commands: readonly string[];
  readonly remarks: readonly { readonly text: string }[];
}

const FOLDER = "assets/";

export async function takeAssets(assets: Scenario["assets"], files: ScenarioFiles): Promise<TakenAssets> {
  const taken = new Map<string, string>();
  const commands: string[] = [];
  const remarks: { text: string }[] = [];
  for (const { file, target, isRun } of assets) {
    const pattern = globPattern(file);
    const found = files.paths.filter((path) =>
      path.startsWith(FOLDER) && pattern.test(path.slice(FOLDER.length))
    );
    if (found.length === 0) remarks.push({ text: `there is no file ${FOLDER}${file} beside it` });
    // A way out of the home folder would be one out of the lesson's, too.
    const folder = target.split(/[/\\]/).includes("..") ? null : /^(?:~|\/root)(?:\/(.*?))?\/*$/.exec(target);
    if (!folder) {
      remarks.push({ text: `assets for ${target} lie in the home folder: nothing else is the learner's` });
    }
    for (const path of found) {
      const text = await files.read(path);
      if (/[\0\uFFFD]/.test(text)) {
        remarks.push({ text: `${path} is no text: it is left out` });
        continue;
      }
      const name = file.includes("**") ? path.slice(FOLDER.length) : path.slice(path.lastIndexOf("/") + 1);
      const place = [folder?.[1] ?? "", name].filter(Boolean).join("/");
      if (/\p{Cc}/u.test(place)) {
        remarks.push({ text: `${JSON.stringify(place)} has control characters in its name: it is left out` });
        continue;
      }
      if (place === "lesson.md") {
        remarks.push({ text: `${path} has the name of the lesson's own text: it is left out` });
        continue;
      }
      taken.set(place, text);
      if (isRun) commands.push(`chmod +x ~/${shellWord(place)}`);
    }
  }
  return { files: taken, commands, remarks };
}

/** `*`: anything within a folder, `**`: folders, too. */
function globPattern(glob: string): RegExp {
  const parts = glob.split(/(\*\*\/|\*\*|\*)/).map((part) =>
    part === "**/" ? "(?:.*/)?" : part === "**" ? ".*" : part === "*" ? "[^/]*" : RegExp.escape(part)
  );
  return expressionOf(`^${parts.join("")}$`);
}

/** As one word of a command line. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
