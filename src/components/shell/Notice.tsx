// What should a reader know that no panel says? One mute line under the header, until it is dismissed.

import { X } from "lucide-react";
import type { ReactElement } from "react";
import { notify, useExplorer } from "#state/store";
import { noticeWords } from "#words/notices";
import "./Notice.css";

export function Notice(): ReactElement {
  const notice = useExplorer((state) => state.notice);
  return (
    <div className="notice" role="status" data-export="omit">
      {notice && (
        <p className="notice-line">
          <span>{notice}</span>
          <button className="notice-close" aria-label={noticeWords.dismiss} onClick={() => notify(null)}>
            <X size={14} aria-hidden />
          </button>
        </p>
      )}
    </div>
  );
}
