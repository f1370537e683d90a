import { parentPort, workerData } from "node:worker_threads";
import type { ReportDocument } from "./report-document";
import { writeReportDocx } from "./write-report-docx.server";

void writeReportDocx(workerData as ReportDocument).then((bytes) => parentPort?.postMessage(bytes));
