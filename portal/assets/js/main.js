// Every page works without this script. It only saves a reload, a few letters and a tap.

import { startChat } from "./chat.js";
import { startPage } from "./page.js";
import { startReadAloud } from "./read_aloud.js";
import { startResults } from "./results.js";
import { startSuggestions } from "./suggestions.js";
import { startSurvey } from "./survey.js";

startPage(document);
startChat(document);
startReadAloud(document);
startResults(document);
startSuggestions(document);
startSurvey(document);
