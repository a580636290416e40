// Who works at this assignment? Asked before its first question: on the answer hangs in which order things are shown.

import { useState, type FormEvent, type ReactElement } from "react";
import { beginAnew, type At } from "#guide/draft";
import { longestName, sayStudent, useStudent } from "#guide/student";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";

const words = teacherWords.student;

export function StudentForm({ at }: { at: At }): ReactElement {
  const [name, setName] = useState("");
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") return;
    sayStudent(name);
    beginAnew(at); // it may have begun in another order
  };
  return (
    <form className="lesson-hand-in" data-assignment onSubmit={begin}>
      <h3>{words.title}</h3>
      <p className="note">{words.about}</p>
      <label className="note">
        {words.name}{" "}
        <input
          type="text"
          autoComplete="off"
          required
          maxLength={longestName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>{" "}
      <button type="submit" className="lesson-button lesson-button-primary">
        {words.begin}
      </button>
    </form>
  );
}

/** On a device that several use, the next one says so. */
export function StudentNow(): ReactElement {
  const name = useStudent((state) => state.name);
  return (
    <p className="note">
      {say(words.now, { name })}{" "}
      <button type="button" className="lesson-link" onClick={() => sayStudent("")}>
        {words.other}
      </button>
    </p>
  );
}
