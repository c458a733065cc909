import type { RowsChange } from "../cluster/table_watch.ts";
import type { RehearsalNews } from "./change/rehearsal.ts";
import type { FormNews } from "./dialog/form.ts";
import type { DrainNews } from "./removal/drain_pane.ts";
import type { SchemaNews } from "./explain/read_schema.ts";
import type { DescribedNews } from "./text/describe_pane.ts";
import type { LogNews } from "./logs/logs_pane.ts";
import type { ReadingNews } from "./text/reading_pane.ts";
import type { ObjectNews } from "./text/object_news.ts";
import type { ColumnPicked } from "./table/column_picker.ts";
import type { RowReasonNews } from "./reasons/row_reason.ts";
import type { PulseNews } from "./around/pulses.ts";
import type { TreeNews } from "./around/tree_pane.ts";
import type { WhyNews } from "./reasons/why_pane.ts";
import type { ExportAsked } from "./table/export_bindings.ts";
import type { ContainersRead } from "./table/containers.ts";
import type { Drilled } from "./table/drill.ts";

/** What effects tell the pane that asked for them: one line for each kind of news, told apart by `type`. */
export type PanePayload =
  /**
   * `isFromSource`: they need not come from the server, so they say nothing of the connection. `isReadAnew`: all rows
   * will come once more.
   */
  | { type: "rows"; change: RowsChange; isFromSource?: true; isReadAnew?: true }
  | Drilled
  | ColumnPicked
  | ExportAsked
  | ContainersRead
  | ObjectNews
  | SchemaNews
  | DescribedNews
  | LogNews
  | ReadingNews
  | DrainNews
  | RehearsalNews
  | FormNews
  | WhyNews
  | RowReasonNews
  | TreeNews
  | PulseNews;
