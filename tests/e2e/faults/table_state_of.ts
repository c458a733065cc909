import type { OpenPane } from "../../../src/explorer/pane.ts";
import { tablePane } from "../../../src/explorer/table/table_pane.ts";
import type { TableState } from "../../../src/explorer/table/table_state.ts";

/** What an open table knows: panes keep their states to themselves, so this listens while one says its name. */
export function tableStateOf(pane: OpenPane): TableState | undefined {
  const crumb = tablePane.crumb!;
  let found: TableState | undefined;
  tablePane.crumb = (state) => {
    found = state;
    return "";
  };
  try {
    pane.crumb();
  } finally {
    tablePane.crumb = crumb;
  }
  return found;
}
