import { notFound } from "~/http/errors";
import { page } from "~/http/page.server";

export const loader = page("page.frame", () => {
  throw notFound();
});

export default function NotFound() {
  return null;
}
