/** Files that a scenario lays on its machine, as files of a lesson. */
import { quote } from "../../kube/shell_quote.ts";
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
  const folders = new Set<string>();
  const commands: string[] = [];
  const remarks: { text: string }[] = [];
  for (const { file, target, isRun } of assets) {
    const pattern = globPattern(file);
    const found = files.paths.filter((path) =>
      path.startsWith(FOLDER) && pattern.test(path.slice(FOLDER.length))
    );
    if (found.length === 0) remarks.push({ text: `there is no file ${FOLDER}${file} beside it` });
    // A way out of the home folder would be one out of the lesson's, too.
    const folder = target.split(/[/\\]/).includes("..") ? null : /^(?:~|\/root)(?:\/(.*))?$/s.exec(target);
    const below = folder?.[1]?.split("/").filter((part) => part !== "" && part !== ".") ?? [];
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
      const place = [...below, name].join("/");
      const above = foldersOf(place);
      const wrong = wrongPlace(path, place) ??
        (folders.has(place) || above.some((one) => taken.has(one))
          ? `${path} would lie where a folder of other files is: it is left out`
          : undefined);
      if (wrong !== undefined) {
        remarks.push({ text: wrong });
        continue;
      }
      taken.set(place, text);
      for (const one of above) folders.add(one);
      if (isRun) commands.push(`chmod +x ~/${quote(place)}`);
    }
  }
  return { files: taken, commands, remarks };
}

function wrongPlace(path: string, place: string): string | undefined {
  if (/\p{Cc}/u.test(place)) {
    return `${JSON.stringify(place)} has control characters in its name: it is left out`;
  }
  if (place.split("/")[0] === "lesson.md") {
    return `${path} has the name of the lesson's own text: it is left out`;
  }
  if (place.split("/").some((part) => part.startsWith("."))) {
    return `${path} would be hidden, at ${place}, and hidden files are no part of a lesson: it is left out`;
  }
  return undefined;
}

/** `a/b/c`: `a` and `a/b`. */
function foldersOf(place: string): string[] {
  return place.split("/").slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join("/"));
}

/** `*`: anything within a folder, `**`: folders, too. */
function globPattern(glob: string): RegExp {
  const parts = glob.split(/(\*\*\/|\*\*|\*)/).map((part) =>
    part === "**/" ? "(?:.*/)?" : part === "**" ? ".*" : part === "*" ? "[^/]*" : RegExp.escape(part)
  );
  return expressionOf(`^${parts.join("")}$`);
}
