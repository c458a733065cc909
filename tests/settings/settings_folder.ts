/** Configuration files in memory, read as the program reads them. */
import { type Loaded, type LoadOptions, loadSettings } from "../../src/settings/load.ts";
import { remarkText } from "../../src/settings/report.ts";

export const contexts = [{ name: "dev", cluster: "small" }, { name: "prod-eu", cluster: "big:6443/x" }];

/** Paths below `/p` are Pequod's, below `/k` k9s's. */
export function loadFrom(files: Record<string, string>, options: Partial<LoadOptions> = {}): Promise<Loaded> {
  return loadSettings({
    files: {
      read: (path) => Promise.resolve(files[path]),
      list: (folder) => {
        const names = Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).replace(/\/.*/, "/"));
        return Promise.resolve([...new Set(names)].sort());
      },
    },
    places: { file: "/p/config.yaml", contextsFolder: "/p/contexts", k9sFolders: ["/k"] },
    contexts,
    exact: true,
    ...options,
  });
}

/** Only what is wrong, as people read it. */
export function mistakeTexts({ remarks }: Loaded): string[] {
  return remarks.filter(({ kind }) => kind === "mistake").map((remark) =>
    `${remark.file} ${remarkText(remark)}`
  );
}
