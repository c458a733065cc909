/** `:config`: the files of settings, read again, with all that is to say of them. */
import type { ReportLine } from "../settings/report.ts";
import type { SettingsFiles } from "../settings/load.ts";
import { sanitize } from "../terminal/sanitize.ts";
import { type Line, line } from "../terminal/line.ts";
import type { Role } from "../terminal/theme.ts";
import type { Command } from "./command.ts";
import type { Machine } from "../machine/machine.ts";
import type { Model } from "./model.ts";
import { readingPane } from "./text/reading_pane.ts";

/** A text says what is wrong. */
export function readConfiguration(model: Model): readonly Command[] | string {
  const { settingsPlaces: places, contexts } = model;
  if (!places) return "this run has no files of settings";
  return [{
    type: "work",
    name: "configuration",
    run: async (_port, tell, _signal, machine) => {
      const [{ loadSettings }, { report, summary }, { keyRemarks }] = await Promise.all([
        import("../settings/load.ts"),
        import("../settings/report.ts"),
        import("./key_catalogue.ts"),
      ]);
      const files = await loadSettings({ files: filesOf(machine), places, contexts, exact: true });
      const loaded = { ...files, remarks: [...files.remarks, ...keyRemarks(files)] };
      const lines = report(loaded).map(reportLine);
      tell([
        { type: "configure", settings: loaded.settings },
        { type: "open", pane: configurationPane(lines) },
        { type: "notify", text: `Configuration: ${summary(loaded.remarks, loaded.read)}`, role: "ok" },
      ]);
    },
  }];
}

/** The machine's files, as settings are read from them. */
export function filesOf(machine: Pick<Machine, "readFile" | "listFolder">): SettingsFiles {
  return {
    read: async (path) => {
      try {
        return new TextDecoder().decode(await machine.readFile(path));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    list: async (folder) => {
      try {
        return await machine.listFolder(folder);
      } catch {
        // A folder that may not be read has nothing to give.
        return [];
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === "NotFound" || error.name === "NotADirectory");
}

function configurationPane(lines: readonly Line[]): ReturnType<typeof readingPane> {
  return readingPane({
    name: "config",
    title: "Configuration",
    read: (_port, tell) => Promise.resolve(tell(lines)),
  });
}

function reportLine({ text, kind }: ReportLine): Line {
  return line(` ${sanitize(text)}`, roles[kind]);
}

const roles: Record<ReportLine["kind"], Role> = {
  heading: "title",
  mistake: "bad",
  left: "warn",
  taken: "dim",
  plain: "text",
};
