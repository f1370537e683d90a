import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";

type Problem = "denied" | "none" | "notLoaded";

function problemOf(error: unknown): Problem {
  if (error instanceof DOMException) return error.name === "NotAllowedError" ? "denied" : "none";
  return navigator.mediaDevices === undefined ? "none" : "notLoaded";
}

/** What reads pictures is loaded with the first start of the camera and by no other page. */
export function DoorCamera({ tell }: { tell: (text: string) => void }) {
  const t = useT();
  const video = useRef<HTMLVideoElement>(null);
  const end = useRef<(() => void) | null>(null);
  const [isOn, setIsOn] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(
    () => () => {
      end.current?.();
    },
    [],
  );
  const start = async () => {
    setProblem(null);
    setIsOn(true);
    try {
      const { readCamera } = await import("../read-camera");
      end.current = await readCamera(video.current!, tell);
    } catch (error) {
      setIsOn(false);
      setProblem(problemOf(error));
    }
  };
  const stop = () => {
    end.current?.();
    end.current = null;
    setIsOn(false);
  };
  return (
    <div className="mb-4">
      {problem ? <Notice tone="bad">{t(`scan.cameraProblem.${problem}`)}</Notice> : null}
      <video
        ref={video}
        muted
        playsInline
        aria-label={t("scan.camera")}
        className={isOn ? "mb-2 aspect-video w-full rounded-lg border border-line bg-ink object-cover" : "hidden"}
      />
      <Button
        type="button"
        look={isOn ? "plain" : "main"}
        className="min-h-12 w-full text-base"
        onClick={() => (isOn ? stop() : void start())}
      >
        {t(isOn ? "scan.stop" : "scan.start")}
      </Button>
    </div>
  );
}
