/** The whole course on a wide screen, where everything stands side by side. */
import { takeCourse } from "./take_course.ts";

takeCourse({ columns: 160, rows: 50 });
