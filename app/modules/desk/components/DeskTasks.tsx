import { useT } from "~/i18n/I18n";
import { Notice } from "~/ui/Notice";
import { Tag } from "~/ui/Tag";
import type { DeskTask } from "../desk-tasks.server";

/** What waits for the person, first on the page; of which firm, where there are several. */
export function DeskTasks({ tasks, several }: { tasks: readonly DeskTask[]; several: boolean }) {
  const t = useT();
  if (tasks.length === 0) return <Notice tone="ok">{t("desk.task.none")}</Notice>;
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {tasks.map((task) => (
        <li key={task.path + task.tag + task.firm + task.day} className="border-b border-line last:border-0">
          <a
            href={task.path}
            className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-wash"
          >
            <Tag tone={task.tone}>{t(task.tag)}</Tag>
            <span className="min-w-0 flex-1 basis-56 break-words">
              {t(task.text, task.params)}
              {several ? <span className="block text-[13px] text-ink-faint">{task.firm}</span> : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
