const shortNames = [["ReadWriteOnce", "RWO"], ["ReadOnlyMany", "ROX"], ["ReadWriteMany", "RWX"], [
  "ReadWriteOncePod",
  "RWOP",
]] as const;

/** Access modes as tables and descriptions write them, in kubectl's order: `RWO,ROX`. */
export function formatAccessModes(modes: string[] | undefined): string {
  return shortNames.filter(([mode]) => modes?.includes(mode)).map(([, short]) => short).join(",");
}
