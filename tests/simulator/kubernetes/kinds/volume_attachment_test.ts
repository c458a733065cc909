import { volumeAttachment } from "../../../../src/simulator/kubernetes/kinds/volume_attachment.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(volumeAttachment);
testRules(volumeAttachment, {
  good: { spec: { attacher: "a.example.com", nodeName: "n", source: { persistentVolumeName: "pv" } } },
  refused: [
    [
      { spec: { attacher: "a.example.com", nodeName: "n", source: {} } },
      "spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName",
    ],
    [
      { spec: { nodeName: "n", source: { persistentVolumeName: "" } } },
      "spec.attacher: Required value",
      "spec.source.persistentVolumeName: Required value: must specify non empty persistentVolumeName",
    ],
  ],
});
