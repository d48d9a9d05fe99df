// The one inbox; each module that brings cases says how its own are called.
import { Inbox } from '#engines/casework/web/Inbox.tsx';
import { useSession } from '#modules/account/web/index.ts';
import { useVoiceKind } from '#modules/voice/web/desk/use-voice-kind.ts';

export default function InboxPage() {
  const post = useSession().data?.post;
  const voice = useVoiceKind();
  if (!post) return null;
  const home = { code: post.code, name: post.orgName ?? post.place, body: post.org !== null };
  return <Inbox home={home} kinds={{ voice }} />;
}
