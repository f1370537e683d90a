import { Form } from "~/forms/Form";
import { HiddenField, SelectField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { fileUploadForm } from "../file-upload-form";
import { ChooseFile } from "./ChooseFile";

/** Adds a file to a record from any page: sent to `/files/of/:kind/:subjectId`, which comes back to where the files are shown. */
export function FileUploadForm({
  subjectKind,
  subjectId,
  purposes,
}: {
  subjectKind: string;
  subjectId: number;
  purposes: Readonly<Record<string, MessageKey>>;
}) {
  const t = useT();
  const [first = "", ...others] = Object.keys(purposes);
  return (
    <Form
      schema={fileUploadForm}
      values={{ purpose: first }}
      action={`/files/of/${subjectKind}/${subjectId}`}
      multipart
      name="fileUpload"
      submitLabel={t("file.upload")}
    >
      {others.length > 0 ? (
        <SelectField
          name="purpose"
          label={t("file.purpose")}
          options={Object.entries(purposes).map(([value, label]) => ({ value, label: t(label) }))}
        />
      ) : (
        <HiddenField name="purpose" value={first} />
      )}
      <ChooseFile label={t("file.choose")} />
    </Form>
  );
}
