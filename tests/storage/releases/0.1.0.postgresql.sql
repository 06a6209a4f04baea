--
-- PostgreSQL database dump
--


-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: bot_state; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bot_state (
    key character varying(500) NOT NULL,
    value json NOT NULL,
    etag character varying(32) NOT NULL
);


--
-- Name: conversation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conversation (
    id character varying(500) NOT NULL,
    kind character varying(10) NOT NULL,
    service_url character varying(500) NOT NULL,
    tenant_id character varying(100) NOT NULL,
    team_id character varying(300),
    channel_name character varying(300),
    member_id integer,
    language character varying(10),
    bot_id character varying(200) NOT NULL,
    unreachable_reason character varying(200),
    unreachable_since timestamp with time zone,
    seen_at timestamp with time zone NOT NULL
);


--
-- Name: decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decision (
    id integer NOT NULL,
    project_id integer NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    maker character varying(200) NOT NULL,
    decided_on date NOT NULL,
    number character varying(60),
    number_key character varying(300),
    summary text NOT NULL,
    link character varying(1000),
    starts_on date,
    ends_on date,
    review_on date,
    reviewed_at timestamp with time zone,
    amends_id integer,
    sender_id integer NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_on date NOT NULL,
    channel_id character varying(500),
    words text NOT NULL,
    revision integer NOT NULL,
    receipt_revision integer NOT NULL
);


--
-- Name: decision_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.decision_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: decision_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.decision_id_seq OWNED BY public.decision.id;


--
-- Name: decision_part; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decision_part (
    id integer NOT NULL,
    decision_id integer NOT NULL,
    function character varying(40) NOT NULL,
    wants_help boolean NOT NULL,
    acked_by_id integer,
    acked_at timestamp with time zone,
    handled_by_id integer,
    handled_at timestamp with time zone
);


--
-- Name: decision_part_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.decision_part_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: decision_part_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.decision_part_id_seq OWNED BY public.decision_part.id;


--
-- Name: decision_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decision_question (
    id integer NOT NULL,
    decision_id integer NOT NULL,
    function character varying(40),
    asked_by_id integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_on date NOT NULL,
    question text NOT NULL,
    to_id integer NOT NULL,
    answer text,
    answered_by_id integer,
    answered_at timestamp with time zone
);


--
-- Name: decision_question_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.decision_question_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: decision_question_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.decision_question_id_seq OWNED BY public.decision_question.id;


--
-- Name: inbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbox (
    key character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    opens json
);


--
-- Name: kickoff; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kickoff (
    id integer NOT NULL,
    project_id integer NOT NULL,
    template_version integer CONSTRAINT kickoff_template_version_not_null1 NOT NULL,
    conditions json NOT NULL,
    revision integer NOT NULL,
    created_by_id integer,
    created_at timestamp with time zone NOT NULL,
    over_at timestamp with time zone
);


--
-- Name: kickoff_anchor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kickoff_anchor (
    id integer NOT NULL,
    kickoff_id integer NOT NULL,
    anchor character varying(4) NOT NULL,
    day date NOT NULL,
    by_default boolean NOT NULL
);


--
-- Name: kickoff_anchor_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.kickoff_anchor_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: kickoff_anchor_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.kickoff_anchor_id_seq OWNED BY public.kickoff_anchor.id;


--
-- Name: kickoff_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kickoff_event (
    id integer NOT NULL,
    kickoff_id integer NOT NULL,
    item_id integer,
    what character varying(20) NOT NULL,
    by_id integer,
    at timestamp with time zone NOT NULL,
    text text,
    detail json NOT NULL
);


--
-- Name: kickoff_event_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.kickoff_event_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: kickoff_event_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.kickoff_event_id_seq OWNED BY public.kickoff_event.id;


--
-- Name: kickoff_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.kickoff_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: kickoff_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.kickoff_id_seq OWNED BY public.kickoff.id;


--
-- Name: kickoff_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kickoff_item (
    id integer NOT NULL,
    kickoff_id integer NOT NULL,
    "position" integer NOT NULL,
    phase integer NOT NULL,
    template_number integer,
    title character varying(300),
    role character varying(4) NOT NULL,
    due character varying(20),
    due_on date,
    by_hand boolean NOT NULL,
    at_once_since date,
    assignee_id integer,
    state character varying(10) NOT NULL,
    settled_by_id integer,
    settled_at timestamp with time zone,
    reason text,
    version integer NOT NULL
);


--
-- Name: kickoff_item_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.kickoff_item_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: kickoff_item_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.kickoff_item_id_seq OWNED BY public.kickoff_item.id;


--
-- Name: kickoff_responsibility; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kickoff_responsibility (
    id integer NOT NULL,
    kickoff_id integer NOT NULL,
    role character varying(4) NOT NULL,
    member_id integer NOT NULL
);


--
-- Name: kickoff_responsibility_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.kickoff_responsibility_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: kickoff_responsibility_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.kickoff_responsibility_id_seq OWNED BY public.kickoff_responsibility.id;


--
-- Name: kickoff_template; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kickoff_template (
    version integer NOT NULL,
    content json NOT NULL,
    made_by_id integer,
    made_at timestamp with time zone NOT NULL,
    note character varying(400)
);


--
-- Name: member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.member (
    id integer NOT NULL,
    aad_object_id character varying(100) NOT NULL,
    teams_id character varying(200),
    name character varying(200) NOT NULL,
    given_name character varying(100),
    email character varying(320),
    user_principal_name character varying(320),
    language character varying(2),
    active boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone
);


--
-- Name: member_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.member_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: member_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.member_id_seq OWNED BY public.member.id;


--
-- Name: network_setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.network_setting (
    key character varying(60) NOT NULL,
    value json NOT NULL,
    changed_by_id integer,
    changed_at timestamp with time zone NOT NULL
);


--
-- Name: nudge; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nudge (
    id integer NOT NULL,
    key character varying(200) NOT NULL,
    member_id integer NOT NULL,
    kind character varying(40) NOT NULL,
    subject_id integer NOT NULL,
    occasion character varying(20) NOT NULL,
    day date NOT NULL,
    state character varying(10) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    message_key character varying(200)
);


--
-- Name: nudge_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.nudge_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: nudge_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.nudge_id_seq OWNED BY public.nudge.id;


--
-- Name: nudge_pause; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nudge_pause (
    id integer NOT NULL,
    member_id integer NOT NULL,
    kind character varying(40) NOT NULL,
    subject_id integer NOT NULL,
    until date
);


--
-- Name: nudge_pause_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.nudge_pause_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: nudge_pause_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.nudge_pause_id_seq OWNED BY public.nudge_pause.id;


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id integer NOT NULL,
    key character varying(200) NOT NULL,
    kind character varying(60) NOT NULL,
    subject json NOT NULL,
    member_id integer,
    conversation_id character varying(500),
    not_before timestamp with time zone,
    planned_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    lease_owner character varying(100),
    leased_until timestamp with time zone,
    outcome character varying(500),
    activity_id character varying(300),
    settled_at timestamp with time zone
);


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.outbox_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: outbox_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;


--
-- Name: project; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.project (
    id integer NOT NULL,
    name character varying(120) NOT NULL,
    name_key character varying(240) NOT NULL,
    number character varying(60),
    funder character varying(120),
    manager_id integer,
    created_by_id integer,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: project_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.project_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: project_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.project_id_seq OWNED BY public.project.id;


--
-- Name: role_holder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.role_holder (
    id integer NOT NULL,
    role character varying(40) NOT NULL,
    member_id integer NOT NULL,
    since timestamp with time zone NOT NULL
);


--
-- Name: role_holder_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.role_holder_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: role_holder_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.role_holder_id_seq OWNED BY public.role_holder.id;


--
-- Name: shared_card; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shared_card (
    id integer NOT NULL,
    surface character varying(60) NOT NULL,
    subject_id integer NOT NULL,
    conversation_id character varying(300) NOT NULL,
    activity_id character varying(300) NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    shown integer NOT NULL
);


--
-- Name: shared_card_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.shared_card_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: shared_card_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.shared_card_id_seq OWNED BY public.shared_card.id;


--
-- Name: team; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.team (
    id character varying(200) NOT NULL,
    name character varying(200),
    channel_id character varying(200) NOT NULL,
    tenant_id character varying(100),
    service_url character varying(500) NOT NULL,
    installed_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    roster_read_at timestamp with time zone
);


--
-- Name: decision id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision ALTER COLUMN id SET DEFAULT nextval('public.decision_id_seq'::regclass);


--
-- Name: decision_part id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_part ALTER COLUMN id SET DEFAULT nextval('public.decision_part_id_seq'::regclass);


--
-- Name: decision_question id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_question ALTER COLUMN id SET DEFAULT nextval('public.decision_question_id_seq'::regclass);


--
-- Name: kickoff id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff ALTER COLUMN id SET DEFAULT nextval('public.kickoff_id_seq'::regclass);


--
-- Name: kickoff_anchor id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_anchor ALTER COLUMN id SET DEFAULT nextval('public.kickoff_anchor_id_seq'::regclass);


--
-- Name: kickoff_event id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_event ALTER COLUMN id SET DEFAULT nextval('public.kickoff_event_id_seq'::regclass);


--
-- Name: kickoff_item id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_item ALTER COLUMN id SET DEFAULT nextval('public.kickoff_item_id_seq'::regclass);


--
-- Name: kickoff_responsibility id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_responsibility ALTER COLUMN id SET DEFAULT nextval('public.kickoff_responsibility_id_seq'::regclass);


--
-- Name: member id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member ALTER COLUMN id SET DEFAULT nextval('public.member_id_seq'::regclass);


--
-- Name: nudge id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge ALTER COLUMN id SET DEFAULT nextval('public.nudge_id_seq'::regclass);


--
-- Name: nudge_pause id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge_pause ALTER COLUMN id SET DEFAULT nextval('public.nudge_pause_id_seq'::regclass);


--
-- Name: outbox id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);


--
-- Name: project id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project ALTER COLUMN id SET DEFAULT nextval('public.project_id_seq'::regclass);


--
-- Name: role_holder id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_holder ALTER COLUMN id SET DEFAULT nextval('public.role_holder_id_seq'::regclass);


--
-- Name: shared_card id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shared_card ALTER COLUMN id SET DEFAULT nextval('public.shared_card_id_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('f1a21c2af4a6');


--
-- Data for Name: bot_state; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.bot_state VALUES ('msteams/conversations/a:17f12df82210e5a6fa8cb315abe59a407/users/29:1ac818125a04c5201bb5e6ec923063527/', '{"dialogs": {"$": "DialogState", "fields": {"_dialog_stack": []}}}', '6eacaf23683242cbbb1509b2e2c0e75d');
INSERT INTO public.bot_state VALUES ('msteams/conversations/a:14c20b64cb9445516b4f6f9791d72f7af/users/29:1d1c9ead6269f5db8b34d220bda3da9e1/', '{"dialogs": {"$": "DialogState", "fields": {"_dialog_stack": []}}}', 'af321a9c05b74baca03924832be533eb');
INSERT INTO public.bot_state VALUES ('msteams/conversations/a:142d11ca7c0fe5b678f80cc5d37fb4f4a/users/29:188d3600ffe5c5f4a83e4c338d51c1cff/', '{"dialogs": {"$": "DialogState", "fields": {"_dialog_stack": [{"$": "DialogInstance", "fields": {"id": "form", "state": {"form": "kickoff.create", "draft": {"key": "17b2a5f9b0a10ed5", "who": 1, "name": "Kesken j\u00e4\u00e4nyt"}, "step": 1, "boot": null}}}]}}}', '0cb6a771d83e423fbc4d471f406aca15');
INSERT INTO public.bot_state VALUES ('msteams/conversations/a:1239a9df69dae520fbff61900120e5b44/users/29:1f92942114cde5238ae18fa21e5263396/', '{"dialogs": {"$": "DialogState", "fields": {"_dialog_stack": []}}}', 'ccc81f7fcb3a4724b0c09bf6287a6b28');


--
-- Data for Name: conversation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.conversation VALUES ('19:81fa9b50768a5c00b19525693afc5209@thread.tacv2', 'channel', 'http://127.0.0.1:44347', '6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1', '19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2', NULL, NULL, NULL, '28:0c5a7e92-31d4-4b8f-a6e0-9b4d1c72f853', NULL, NULL, '2026-12-02 08:00:00.007+00');
INSERT INTO public.conversation VALUES ('a:17f12df82210e5a6fa8cb315abe59a407', 'personal', 'http://127.0.0.1:44347', '6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1', NULL, NULL, 2, NULL, '28:0c5a7e92-31d4-4b8f-a6e0-9b4d1c72f853', NULL, NULL, '2026-12-02 08:00:00.02+00');
INSERT INTO public.conversation VALUES ('19:208bee4552705d4a87addea9199877cb@thread.tacv2', 'channel', 'http://127.0.0.1:44347', '6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1', '19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2', NULL, NULL, NULL, '28:0c5a7e92-31d4-4b8f-a6e0-9b4d1c72f853', NULL, NULL, '2026-12-02 08:00:00.046+00');
INSERT INTO public.conversation VALUES ('a:14c20b64cb9445516b4f6f9791d72f7af', 'personal', 'http://127.0.0.1:44347', '6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1', NULL, NULL, 3, NULL, '28:0c5a7e92-31d4-4b8f-a6e0-9b4d1c72f853', NULL, NULL, '2026-12-02 08:00:00.076+00');
INSERT INTO public.conversation VALUES ('a:142d11ca7c0fe5b678f80cc5d37fb4f4a', 'personal', 'http://127.0.0.1:44347', '6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1', NULL, NULL, 1, NULL, '28:0c5a7e92-31d4-4b8f-a6e0-9b4d1c72f853', NULL, NULL, '2026-12-02 08:00:00.102+00');
INSERT INTO public.conversation VALUES ('a:1239a9df69dae520fbff61900120e5b44', 'personal', 'http://127.0.0.1:44347', '6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1', NULL, NULL, 4, NULL, '28:0c5a7e92-31d4-4b8f-a6e0-9b4d1c72f853', NULL, NULL, '2026-12-02 08:00:00.114+00');


--
-- Data for Name: decision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.decision VALUES (1, 1, 'funding', 'Rahoitus myönnetty 412 000 €', 'ELY-keskus', '2026-12-02', 'S31207', 's31207', 'Omarahoitus 20 %, ''lainaus'' ja "toinen"; *tähti*', NULL, NULL, NULL, NULL, NULL, NULL, 3, '2026-12-02 08:00:00.083+00', '2026-12-02', '19:208bee4552705d4a87addea9199877cb@thread.tacv2', ' rahoit myönnet 412 000 omarahoit 20 lain ja toin täht ely kesk s31207 kotopor', 2, 4);


--
-- Data for Name: decision_part; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.decision_part VALUES (1, 1, 'finance', true, NULL, NULL, NULL, NULL);
INSERT INTO public.decision_part VALUES (2, 1, 'hr', false, NULL, NULL, NULL, NULL);
INSERT INTO public.decision_part VALUES (3, 1, 'communications', false, NULL, NULL, NULL, NULL);
INSERT INTO public.decision_part VALUES (4, 1, 'records', false, NULL, NULL, NULL, NULL);


--
-- Data for Name: decision_question; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.inbox VALUES ('activity:19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2:f:1795843564863', 'done', '2026-12-02 08:00:00.008+00', '2026-12-02 08:00:00.012+00', NULL);
INSERT INTO public.inbox VALUES ('activity:19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2:f:1795843564864', 'done', '2026-12-02 08:00:00.01+00', '2026-12-02 08:00:00.013+00', NULL);
INSERT INTO public.inbox VALUES ('activity:a:17f12df82210e5a6fa8cb315abe59a407:1795843564866', 'done', '2026-12-02 08:00:00.021+00', '2026-12-02 08:00:00.023+00', NULL);
INSERT INTO public.inbox VALUES ('activity:a:17f12df82210e5a6fa8cb315abe59a407:1795843564868', 'done', '2026-12-02 08:00:00.027+00', '2026-12-02 08:00:00.029+00', NULL);
INSERT INTO public.inbox VALUES ('form:2:7f7516f08b98bcc0', 'done', '2026-12-02 08:00:00.033+00', '2026-12-02 08:00:00.033+00', '{"surface": "settings", "subject": 0}');
INSERT INTO public.inbox VALUES ('activity:a:17f12df82210e5a6fa8cb315abe59a407:1795843564871', 'done', '2026-12-02 08:00:00.037+00', '2026-12-02 08:00:00.039+00', NULL);
INSERT INTO public.inbox VALUES ('form:2:e3a59de2b5de2d94', 'done', '2026-12-02 08:00:00.043+00', '2026-12-02 08:00:00.043+00', '{"surface": "settings", "subject": 0}');
INSERT INTO public.inbox VALUES ('activity:19:208bee4552705d4a87addea9199877cb@thread.tacv2;messageid=1795843564874:1795843564874', 'done', '2026-12-02 08:00:00.047+00', '2026-12-02 08:00:00.049+00', NULL);
INSERT INTO public.inbox VALUES ('activity:a:17f12df82210e5a6fa8cb315abe59a407:1795843564877', 'done', '2026-12-02 08:00:00.057+00', '2026-12-02 08:00:00.059+00', NULL);
INSERT INTO public.inbox VALUES ('form:2:966d0669793107ae', 'done', '2026-12-02 08:00:00.063+00', '2026-12-02 08:00:00.063+00', '{"surface": "kickoff", "subject": 1}');
INSERT INTO public.inbox VALUES ('activity:a:14c20b64cb9445516b4f6f9791d72f7af:1795843564882', 'done', '2026-12-02 08:00:00.077+00', '2026-12-02 08:00:00.079+00', NULL);
INSERT INTO public.inbox VALUES ('form:3:b525331a843625b2', 'done', '2026-12-02 08:00:00.083+00', '2026-12-02 08:00:00.083+00', '{"surface": "decisions.receipt", "subject": 1}');
INSERT INTO public.inbox VALUES ('activity:a:142d11ca7c0fe5b678f80cc5d37fb4f4a:1795843564887', 'done', '2026-12-02 08:00:00.103+00', '2026-12-02 08:00:00.105+00', NULL);
INSERT INTO public.inbox VALUES ('activity:a:142d11ca7c0fe5b678f80cc5d37fb4f4a:1795843564889', 'done', '2026-12-02 08:00:00.109+00', '2026-12-02 08:00:00.111+00', NULL);
INSERT INTO public.inbox VALUES ('activity:a:1239a9df69dae520fbff61900120e5b44:1795843564891', 'done', '2026-12-02 08:00:00.115+00', '2026-12-02 08:00:00.117+00', NULL);
INSERT INTO public.inbox VALUES ('activity:19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2:f:1795843564893', 'done', '2026-12-02 08:00:00.121+00', '2026-12-02 08:00:00.123+00', NULL);
INSERT INTO public.inbox VALUES ('sweep', 'taken', '2026-12-15 07:30:00.001+00', NULL, '{"first": "2026-12-07", "ended": "2026-12-14"}');


--
-- Data for Name: kickoff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kickoff VALUES (1, 1, 1, '["esr", "steering"]', 3, 2, '2026-12-02 08:00:00.063+00', NULL);


--
-- Data for Name: kickoff_anchor; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kickoff_anchor VALUES (1, 1, 'P', '2026-12-02', false);
INSERT INTO public.kickoff_anchor VALUES (2, 1, 'A', '2027-01-11', false);
INSERT INTO public.kickoff_anchor VALUES (3, 1, 'K', '2026-12-23', true);


--
-- Data for Name: kickoff_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kickoff_event VALUES (1, 1, NULL, 'created', 2, '2026-12-02 08:00:00.063+00', NULL, '{}');
INSERT INTO public.kickoff_event VALUES (2, 1, 1, 'done', 2, '2026-12-02 08:00:00.07+00', NULL, '{}');


--
-- Data for Name: kickoff_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kickoff_item VALUES (2, 1, 2, 0, 2, NULL, 'PP', 'P+3 ap', '2026-12-07', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (3, 1, 3, 0, 3, NULL, 'AR', 'P+5 ap', '2026-12-09', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (4, 1, 4, 0, 4, NULL, 'VH', 'P+10 ap', '2026-12-16', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (5, 1, 6, 0, 6, NULL, 'VH', 'P+10 ap', '2026-12-16', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (6, 1, 7, 1, 7, NULL, 'HT', 'K−10 ap', '2026-12-09', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (7, 1, 8, 1, 8, NULL, 'PP', 'P+10 ap', '2026-12-16', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (8, 1, 9, 1, 9, NULL, 'TA', 'A−3 ap', '2027-01-05', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (9, 1, 10, 1, 10, NULL, 'HE', 'A', '2027-01-11', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (10, 1, 11, 1, 11, NULL, 'VH', 'A+5 ap', '2027-01-18', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (11, 1, 13, 2, 13, NULL, 'PP', 'K', '2026-12-23', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (12, 1, 14, 2, 14, NULL, 'HT', 'K', '2026-12-23', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (13, 1, 15, 2, 15, NULL, 'TA', 'K+2 ap', '2026-12-29', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (14, 1, 16, 2, 16, NULL, 'HT', 'K', '2026-12-23', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (15, 1, 19, 2, 19, NULL, 'PP', 'K+15 ap', '2027-01-19', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (16, 1, 20, 2, 20, NULL, 'VI', 'K+10 ap', '2027-01-12', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (17, 1, 21, 2, 21, NULL, 'VI', 'A+15 ap', '2027-02-01', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (18, 1, 23, 2, 23, NULL, 'VI', 'K+15 ap', '2027-01-19', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (19, 1, 24, 3, 24, NULL, 'VH', 'O1−15 ap', NULL, false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (20, 1, 25, 3, 25, NULL, 'OS', 'O1−7 ap', NULL, false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (21, 1, 26, 3, 26, NULL, 'OS', 'O1', NULL, false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (22, 1, 27, 3, 27, NULL, 'OS', 'O1+5 ap', NULL, false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (23, 1, 28, 4, 28, NULL, 'TA', 'M1−10 ap', NULL, false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (24, 1, 30, 4, 30, NULL, 'TA', 'M1+20 ap', NULL, false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (25, 1, 31, 5, 31, NULL, 'PP', 'K+2 kk', '2027-02-23', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (26, 1, 32, 5, 32, NULL, 'PP', 'K+10 ap', '2027-01-12', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (27, 1, 33, 5, 33, NULL, 'PP', 'K+2 kk', '2027-02-23', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (28, 1, 34, 5, 34, NULL, 'PP', 'K+2 kk', '2027-02-23', false, NULL, NULL, 'open', NULL, NULL, NULL, 1);
INSERT INTO public.kickoff_item VALUES (1, 1, 1, 0, 1, NULL, 'PP', 'P+2 ap', '2026-12-04', false, NULL, NULL, 'done', 2, '2026-12-02 08:00:00.07+00', NULL, 2);


--
-- Data for Name: kickoff_responsibility; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kickoff_responsibility VALUES (1, 1, 'PP', 2);
INSERT INTO public.kickoff_responsibility VALUES (2, 1, 'TA', 4);


--
-- Data for Name: kickoff_template; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kickoff_template VALUES (1, '{"version": 1, "checked": "2026-11-23", "phases": [{"number": 0, "title": {"fi": "P\u00e4\u00e4t\u00f6s tiedoksi", "en": "Passing on the decision"}}, {"number": 1, "title": {"fi": "Valmistelu", "en": "Preparation"}}, {"number": 2, "title": {"fi": "Aloituskokous", "en": "Kickoff meeting"}}, {"number": 3, "title": {"fi": "Ohjausryhm\u00e4", "en": "Steering group"}}, {"number": 4, "title": {"fi": "Ensimm\u00e4inen maksatus", "en": "First payment"}}, {"number": 5, "title": {"fi": "Verkosto ja oppi", "en": "Network and learning"}}], "roles": [{"key": "PP", "name": {"fi": "projektip\u00e4\u00e4llikk\u00f6", "en": "project manager"}}, {"key": "VH", "name": {"fi": "vastuullinen esihenkil\u00f6", "en": "responsible superior"}}, {"key": "HT", "name": {"fi": "hanketuki", "en": "project support"}}, {"key": "TA", "name": {"fi": "talous", "en": "finance"}}, {"key": "HE", "name": {"fi": "henkil\u00f6st\u00f6", "en": "HR"}}, {"key": "HA", "name": {"fi": "hankinnat", "en": "procurement"}}, {"key": "VI", "name": {"fi": "viestint\u00e4", "en": "communications"}}, {"key": "TS", "name": {"fi": "tietosuoja", "en": "data protection"}}, {"key": "AR", "name": {"fi": "asianhallinta", "en": "records management"}}, {"key": "OS", "name": {"fi": "ohjausryhm\u00e4n sihteeri", "en": "steering group secretary"}}], "anchors": [{"key": "P", "label": {"fi": "P\u00e4\u00e4t\u00f6s saatu", "en": "Decision received"}, "default": null}, {"key": "A", "label": {"fi": "Hanke alkaa", "en": "Project starts"}, "default": null}, {"key": "K", "label": {"fi": "Aloituskokous", "en": "Kickoff meeting"}, "default": "P+15 ap"}, {"key": "O1", "label": {"fi": "Ohjausryhm\u00e4n 1. kokous", "en": "First steering group meeting"}, "default": null}, {"key": "M1", "label": {"fi": "1. maksatuskausi p\u00e4\u00e4ttyy", "en": "First payment period ends"}, "default": null}, {"key": "L", "label": {"fi": "Hanke p\u00e4\u00e4ttyy", "en": "Project ends"}, "default": null}], "conditions": [{"key": "group", "name": {"fi": "ryhm\u00e4hanke", "en": "group project"}, "label": {"fi": "Ryhm\u00e4hanke, mukana kumppaneita", "en": "A group project with partners"}}, {"key": "staff", "name": {"fi": "uusi henkil\u00f6st\u00f6", "en": "new staff"}, "label": {"fi": "Palkataan tai siirret\u00e4\u00e4n v\u00e4ke\u00e4", "en": "People are hired or moved"}}, {"key": "procurement", "name": {"fi": "hankinnat", "en": "procurement"}, "label": {"fi": "Tehd\u00e4\u00e4n hankintoja", "en": "Goods or services are bought"}}, {"key": "personal_data", "name": {"fi": "henkil\u00f6tiedot", "en": "personal data"}, "label": {"fi": "K\u00e4sitell\u00e4\u00e4n henkil\u00f6tietoja", "en": "Personal data is processed"}}, {"key": "esr", "name": {"fi": "ESR+", "en": "ESF+"}, "label": {"fi": "Ker\u00e4t\u00e4\u00e4n osallistujatietoja (ESR+)", "en": "Participant data is collected (ESF+)"}}, {"key": "steering", "name": {"fi": "ohjausryhm\u00e4", "en": "steering group"}, "label": {"fi": "Hankkeella on ohjausryhm\u00e4", "en": "The project has a steering group"}}, {"key": "investment", "name": {"fi": "investoinnit", "en": "investments"}, "label": {"fi": "Tehd\u00e4\u00e4n investointeja", "en": "Investments are made"}}, {"key": "funder_requires", "name": {"fi": "maksatuksen k\u00e4sittely ohjausryhm\u00e4ss\u00e4", "en": "payment applications in the steering group"}, "label": {"fi": "Ohjausryhm\u00e4 k\u00e4sittelee maksatukset (rahoittaja edellytt\u00e4\u00e4)", "en": "The steering group goes through payment applications (the funder requires it)"}}], "items": [{"number": 1, "phase": 0, "role": "PP", "due": "P+2 ap", "title": {"fi": "Ilmoita hankep\u00e4\u00e4t\u00f6s hanketukipalveluille", "en": "Tell project support about the funding decision"}, "guidance": {"fi": "L\u00e4het\u00e4 hanketuelle linkki rahoitusp\u00e4\u00e4t\u00f6kseen heti, kun saat sen. Kerro samalla, miss\u00e4 asioissa tarvitset apua. N\u00e4in tuki ehtii valmistautua aloituskokoukseen.", "en": "Send project support a link to the funding decision as soon as you get it. Say at the same time what you need help with. Then support has time to prepare for the kickoff meeting."}, "sources": [{"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 2, "phase": 0, "role": "PP", "due": "P+3 ap", "title": {"fi": "Lue rahoitusp\u00e4\u00e4t\u00f6s ja ehdot; kirjaa erot hakemukseen", "en": "Read the funding decision and its terms; note how they differ from the application"}, "guidance": {"fi": "Vertaa p\u00e4\u00e4t\u00f6st\u00e4 hakemukseen: summa, tukiprosentti, kustannuslajit, aika ja erityisehdot. Kokoa erot yhteen paikkaan. P\u00e4\u00e4t\u00f6s ratkaisee aina, ei hakemus eik\u00e4 t\u00e4m\u00e4 lista.", "en": "Compare the decision with the application: sum, support rate, cost categories, time and special terms. Collect the differences in one place. The decision is what counts, not the application or this list."}, "sources": [{"fi": "kainuuleader.fi", "en": "kainuuleader.fi"}, {"fi": "rakennerahastot.fi", "en": "rakennerahastot.fi"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 3, "phase": 0, "role": "AR", "due": "P+5 ap", "title": {"fi": "Avaa asia asianhallintaan; perusta hankekansio ja Teams-kanava", "en": "Open the case in records management; create the project folder and the Teams channel"}, "guidance": {"fi": "Liit\u00e4 asiaan hakemus, p\u00e4\u00e4t\u00f6s, sopimukset ja kirjeenvaihto rahoittajan kanssa. Kerro asianumero projektip\u00e4\u00e4llik\u00f6lle. Viralliset asiakirjat kuuluvat asianhallintaan, ja Teams on ty\u00f6tila.", "en": "Attach the application, the decision, the agreements and the letters with the funder. Give the project manager the case number. Official documents belong in records management, and Teams is for the work."}, "sources": [{"fi": "posio.fi/hankeohje", "en": "posio.fi/hankeohje"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 4, "phase": 0, "role": "VH", "due": "P+10 ap", "title": {"fi": "Tee sis\u00e4inen p\u00e4\u00e4t\u00f6s k\u00e4ynnist\u00e4misest\u00e4 ja omarahoituksesta", "en": "Make the internal decision to start and on own funding"}, "guidance": {"fi": "Tarkista hallintos\u00e4\u00e4nn\u00f6st\u00e4, kuka p\u00e4\u00e4tt\u00e4\u00e4. Kirjaa p\u00e4\u00e4t\u00f6kseen omarahoitus vuosittain, kustannuspaikka ja vastuuhenkil\u00f6t. Varaa omarahoitus my\u00f6s tulevien vuosien talousarvioihin.", "en": "Check in the administrative regulations who decides. Write down the own funding for each year, the cost centre and who is responsible. Plan the own funding in the coming budgets too."}, "sources": [{"fi": "verkoston oma", "en": "the network''s own"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 5, "phase": 0, "role": "PP", "due": "P+5 ap", "title": {"fi": "Ilmoita p\u00e4\u00e4t\u00f6ksest\u00e4 kumppaneille; tarkista sopimukset ja vastuut", "en": "Tell the partners about the decision; check agreements and responsibilities"}, "guidance": {"fi": "L\u00e4het\u00e4 kumppaneille p\u00e4\u00e4t\u00f6s ja sen ehdot. Tarkista, ett\u00e4 yhteisty\u00f6sopimus vastaa p\u00e4\u00e4t\u00f6st\u00e4. Sopikaa, kuka kokoaa raportit ja maksatuksen tiedot ja milloin.", "en": "Send the partners the decision and its terms. Check that the cooperation agreement matches the decision. Agree who collects the reports and the payment data, and when."}, "sources": [{"fi": "Etel\u00e4-Pohjanmaan liitto", "en": "Regional Council of South Ostrobothnia"}], "checked": "2026-11-23", "condition": "group", "older": true}, {"number": 6, "phase": 0, "role": "VH", "due": "P+10 ap", "title": {"fi": "Nime\u00e4 vastuuhenkil\u00f6, projektip\u00e4\u00e4llikk\u00f6 ja varahenkil\u00f6; hanki EURA-valtuudet", "en": "Name the person responsible, the project manager and a deputy; get the EURA authorisations"}, "guidance": {"fi": "EURA 2021 -palvelussa asioidaan Suomi.fi-valtuudella, jonka kunnan valtuuttaja antaa. Pyyd\u00e4 valtuus my\u00f6s varahenkil\u00f6lle. Jos rahoittaja k\u00e4ytt\u00e4\u00e4 muuta palvelua, hanki oikeudet siihen.", "en": "EURA 2021 is used with a Suomi.fi authorisation, given by the person with that right in the municipality. Ask for one for the deputy too. If the funder uses another service, get access to it."}, "sources": [{"fi": "verkoston oma", "en": "the network''s own"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 7, "phase": 1, "role": "HT", "due": "K\u221210 ap", "title": {"fi": "Sovi aloituskokous; kutsu talous, henkil\u00f6st\u00f6, viestint\u00e4, hankinta, tietosuoja", "en": "Arrange the kickoff meeting; invite finance, HR, communications, procurement and data protection"}, "guidance": {"fi": "Kutsu my\u00f6s projektip\u00e4\u00e4llikk\u00f6 ja vastuullinen esihenkil\u00f6. L\u00e4het\u00e4 rahoitusp\u00e4\u00e4t\u00f6s luettavaksi jo kutsussa. Jos joku ei p\u00e4\u00e4se paikalle, sovi h\u00e4nen kanssaan toinen hetki.", "en": "Invite the project manager and the responsible superior too. Send the funding decision with the invitation, to be read beforehand. If someone cannot come, find another moment with them."}, "sources": [{"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 8, "phase": 1, "role": "PP", "due": "P+10 ap", "title": {"fi": "Selvit\u00e4 rahoittajan aloituspalaverin aika ja ennakkoaineisto", "en": "Find out the time of the funder''s start-up meeting and what to send beforehand"}, "guidance": {"fi": "Kysy rahoittajan yhteyshenkil\u00f6lt\u00e4, pidet\u00e4\u00e4nk\u00f6 palaveri ja mit\u00e4 siihen l\u00e4hetet\u00e4\u00e4n. Pyyd\u00e4 talous mukaan. Kirjoita valmiiksi kysymykset siit\u00e4, mik\u00e4 p\u00e4\u00e4t\u00f6ksess\u00e4 on ep\u00e4selv\u00e4\u00e4.", "en": "Ask the funder''s contact person whether there is a meeting and what to send for it. Ask finance to join. Write your questions beforehand about what is unclear in the decision."}, "sources": [{"fi": "kainuuleader.fi", "en": "kainuuleader.fi"}, {"fi": "interregnord.com", "en": "interregnord.com"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 9, "phase": 1, "role": "TA", "due": "A\u22123 ap", "title": {"fi": "Avaa projektinumero ja kustannuspaikka; sovi tili\u00f6inti, ALV ja budjetti kustannuslajeittain", "en": "Open the project number and cost centre; agree on accounts, VAT and the budget by cost category"}, "guidance": {"fi": "Pid\u00e4 hankkeen menot ja tulot erill\u00e4\u00e4n muusta kirjanpidosta. Tee budjetti p\u00e4\u00e4t\u00f6ksen kustannuslajeilla. Katso p\u00e4\u00e4t\u00f6ksest\u00e4, miten ALV korvataan ja mitk\u00e4 kulut korvataan prosenttina.", "en": "Keep the project''s costs and income apart from other accounts. Make the budget with the cost categories of the decision. See in the decision how VAT is covered and which costs are paid as a flat rate."}, "sources": [{"fi": "pirityiset.fi", "en": "pirityiset.fi"}, {"fi": "posio.fi", "en": "posio.fi"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 10, "phase": 1, "role": "HE", "due": "A", "title": {"fi": "Vahvista palkkakustannusmalli; ota ty\u00f6aikakirjanpito k\u00e4ytt\u00f6\u00f6n ensimm\u00e4isest\u00e4 p\u00e4iv\u00e4st\u00e4", "en": "Confirm the staff cost model; keep time records from the first day"}, "guidance": {"fi": "Katso malli rahoitusp\u00e4\u00e4t\u00f6ksest\u00e4. Rakennerahastojen hankkeessa sit\u00e4 ei voi vaihtaa kesken. Tuntitaksa vaatii ty\u00f6aikakirjanpidon kaikilta, my\u00f6s kokoaikaisilta.", "en": "Find the model in the funding decision. In a structural fund project it cannot be changed midway. The hourly unit cost model needs time records from everyone, full-time staff too."}, "sources": [{"fi": "rakennerahastot.fi/palkkakustannusmallit", "en": "rakennerahastot.fi/palkkakustannusmallit"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 11, "phase": 1, "role": "VH", "due": "A+5 ap", "title": {"fi": "Laadi ja allekirjoita teht\u00e4v\u00e4nkuvaukset", "en": "Write and sign the job descriptions"}, "guidance": {"fi": "Kirjaa hankkeen nimi, teht\u00e4v\u00e4t ja ty\u00f6ajan osuus jokaiselle hankkeen ty\u00f6ntekij\u00e4lle. Esihenkil\u00f6 ja ty\u00f6ntekij\u00e4 allekirjoittavat. P\u00e4ivit\u00e4 kuvaus, kun teht\u00e4v\u00e4 tai osuus muuttuu.", "en": "For each person in the project, write the project name, the tasks and the share of working time. The superior and the employee sign. Update it when the tasks or the share change."}, "sources": [{"fi": "Lapin ELY", "en": "ELY Centre for Lapland"}], "checked": "2026-11-23", "condition": null, "older": true}, {"number": 12, "phase": 1, "role": "HE", "due": "A\u221210 ap", "title": {"fi": "Rekrytoi tai siirr\u00e4 henkil\u00f6st\u00f6; tunnukset ja perehdytys", "en": "Recruit or move staff; accounts and induction"}, "guidance": {"fi": "Tarkista t\u00e4ytt\u00f6lupa ja m\u00e4\u00e4r\u00e4aikaisuuden peruste. Tilaa tunnukset, laitteet ja ty\u00f6piste ennen ensimm\u00e4ist\u00e4 p\u00e4iv\u00e4\u00e4. Varaa perehdytykseen aika my\u00f6s talouden ja hanketuen kanssa.", "en": "Check the permission to fill the post and the grounds for a fixed term. Order accounts, equipment and a workplace before the first day. Book induction time with finance and project support too."}, "sources": [{"fi": "posio.fi/hankeohje", "en": "posio.fi/hankeohje"}], "checked": "2026-11-23", "condition": "staff", "older": false}, {"number": 13, "phase": 2, "role": "PP", "due": "K", "title": {"fi": "K\u00e4y l\u00e4pi tavoitteet, mittarit ja mit\u00e4 hanke ei tee", "en": "Go through the goals, the indicators and what the project does not do"}, "guidance": {"fi": "Kerro omin sanoin, mik\u00e4 muuttuu ja kenelle. Katsokaa jokaisesta mittarista l\u00e4ht\u00f6taso, tavoite ja se, kuka ker\u00e4\u00e4 tiedon. Kirjatkaa my\u00f6s, mit\u00e4 hanke ei tee.", "en": "Say in your own words what changes and for whom. For each indicator, look at the baseline, the target and who collects the data. Write down also what the project does not do."}, "sources": [{"fi": "verkoston oma", "en": "the network''s own"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 14, "phase": 2, "role": "HT", "due": "K", "title": {"fi": "Sovi vastuunjako ja hanketuen palvelut", "en": "Agree on responsibilities and the services of project support"}, "guidance": {"fi": "K\u00e4yk\u00e4\u00e4 l\u00e4pi, miss\u00e4 ja milloin hanketuki auttaa ja kenelt\u00e4 kysyt\u00e4\u00e4n. Sopikaa jokaiselle vastuulle yksi nimi ja varahenkil\u00f6. Tallenna nimet Kehuun: valitse tarkistuslistasta Vastuut.", "en": "Go through where and when project support helps, and whom to ask. Agree on one name and a deputy for each responsibility. Save the names in Kehu: choose Responsibilities on the checklist."}, "sources": [{"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 15, "phase": 2, "role": "TA", "due": "K+2 ap", "title": {"fi": "Vie maksatus- ja raportointip\u00e4iv\u00e4t kalenteriin", "en": "Put the payment and reporting dates in the calendar"}, "guidance": {"fi": "Ota p\u00e4iv\u00e4t rahoitusp\u00e4\u00e4t\u00f6ksest\u00e4. Varaa my\u00f6s valmisteluun aikaa: tunnit, p\u00e4\u00e4kirja, tositteet ja ohjausryhm\u00e4. L\u00e4het\u00e4 kalenterikutsu projektip\u00e4\u00e4llik\u00f6lle ja varahenkil\u00f6lle.", "en": "Take the dates from the funding decision. Book time for preparing too: hours, ledger, vouchers and steering group. Send calendar invitations to the project manager and the deputy."}, "sources": [{"fi": "rakennerahastot.fi/maksatuksen-hakeminen", "en": "rakennerahastot.fi/maksatuksen-hakeminen"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 16, "phase": 2, "role": "HT", "due": "K", "title": {"fi": "Riskit ja kissat p\u00f6yd\u00e4lle: kirjaa huolet ja sopikaa seuranta", "en": "Risks and cats on the table: write down the worries and agree how to follow them"}, "guidance": {"fi": "Anna jokaiselle rauhassa vuoro kertoa huolensa. Kirjaa riski, sen seuraaja ja seuraava tarkistus. Vaikean asian voi nostaa esiin my\u00f6s kahden kesken.", "en": "Give everyone a calm turn to tell their worries. Write down the risk, who follows it and when it is next checked. A difficult matter can also be raised in private."}, "sources": [{"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 17, "phase": 2, "role": "HA", "due": "K+10 ap", "title": {"fi": "Tunnista hankinnat; tee kilpailutuskalenteri", "en": "Identify the purchases; make a tendering calendar"}, "guidance": {"fi": "Listaa budjetin hankinnat ja arvioi niiden arvo. Hankintaa ei saa pilkkoa kynnysarvon alle. Tallenna hintavertailu ja perustelut my\u00f6s pienist\u00e4 hankinnoista.", "en": "List the purchases in the budget and estimate their value. A purchase must not be split to stay under a threshold. Save the price comparison and the reasons for small purchases too."}, "sources": [{"fi": "rakennerahastot.fi/hankkeen-kustannukset", "en": "rakennerahastot.fi/hankkeen-kustannukset"}], "checked": "2026-11-23", "condition": "procurement", "older": false}, {"number": 18, "phase": 2, "role": "TS", "due": "K+10 ap", "title": {"fi": "Tietosuoja: seloste, roolit, vaikutustenarvioinnin tarve", "en": "Data protection: privacy notice, roles, need for an impact assessment"}, "guidance": {"fi": "Kirjaa, mit\u00e4 tietoja hanke ker\u00e4\u00e4, miksi ja kuka on rekisterinpit\u00e4j\u00e4. Sovi k\u00e4sittelij\u00f6iden kanssa kirjallisesti. Ratkaise vaikutustenarvioinnin tarve ennen tietojen keruuta.", "en": "Write down what data the project collects, why, and who is the controller. Agree with processors in writing. Settle the need for an impact assessment before any data is collected."}, "sources": [{"fi": "verkoston oma", "en": "the network''s own"}], "checked": "2026-11-23", "condition": "personal_data", "older": false}, {"number": 19, "phase": 2, "role": "PP", "due": "K+15 ap", "title": {"fi": "Osallistujatietojen keruu: hankekoodi, ohje, tiedote", "en": "Participant data: project code, instructions, information notice"}, "guidance": {"fi": "Osallistuja antaa tietonsa itse EURA 2021 -palvelussa hankekoodilla. Tee ohje ja kerro, miten tietoja k\u00e4sitell\u00e4\u00e4n. Jos joku ei voi kirjautua, varmista h\u00e4nen henkil\u00f6llisyytens\u00e4 ja sy\u00f6t\u00e4 tiedot.", "en": "Participants enter their own data in EURA 2021 with the project code. Make instructions and tell how the data is processed. If someone cannot log in, verify their identity and enter the data."}, "sources": [{"fi": "diak.fi", "en": "diak.fi"}, {"fi": "optimumweb.fi", "en": "optimumweb.fi"}], "checked": "2026-11-23", "condition": "esr", "older": false}, {"number": 20, "phase": 2, "role": "VI", "due": "K+10 ap", "title": {"fi": "Viestint\u00e4suunnitelma; EU-lippu ja \u201dEuroopan unionin osarahoittama\u201d pohjiin", "en": "Communication plan; the EU flag and \u201cCo-funded by the European Union\u201d in the templates"}, "guidance": {"fi": "Vie lippu ja teksti kaikkiin pohjiin, my\u00f6s kutsuihin ja esityksiin. Sovi, kuka viestii, kenelle ja milloin. Jos rahoitus ei tule EU:lta, katso tunnukset p\u00e4\u00e4t\u00f6ksest\u00e4.", "en": "Put the flag and the text in all templates, also invitations and slides. Agree who tells what, to whom and when. If the funding is not from the EU, find the right logos in the decision."}, "sources": [{"fi": "rakennerahastot.fi/viestinta", "en": "rakennerahastot.fi/viestinta"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 21, "phase": 2, "role": "VI", "due": "A+15 ap", "title": {"fi": "Hankkeen verkkosivu (tavoitteet, tulokset, tuki); A3-juliste tai n\u00e4ytt\u00f6", "en": "Project web page (goals, results, support); A3 poster or screen"}, "guidance": {"fi": "Kerro hankkeesta kunnan verkkosivuilla ja sosiaalisessa mediassa. Pane juliste tai n\u00e4ytt\u00f6 paikkaan, jossa yleis\u00f6 n\u00e4kee sen. Ota molemmista kuva talteen.", "en": "Tell about the project on the municipality''s website and in social media. Put the poster or screen where the public can see it. Save a picture of both."}, "sources": [{"fi": "asetus (EU) 2021/1060, art. 50", "en": "Reg. (EU) 2021/1060, art. 50"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 22, "phase": 2, "role": "VI", "due": "A+15 ap", "title": {"fi": "Pysyv\u00e4 kyltti, kun kustannukset ylitt\u00e4v\u00e4t rajan", "en": "Permanent plaque when the costs exceed the limit"}, "guidance": {"fi": "Kokonaiskustannusten raja on 500 000 \u20ac (EAKR) tai 100 000 \u20ac (ESR+ ja JTF). Kiinnit\u00e4 kyltti, kun ty\u00f6t alkavat tai laitteet asennetaan. Tarkista vaatimus p\u00e4\u00e4t\u00f6ksest\u00e4.", "en": "The limit for total costs is \u20ac500,000 (ERDF) or \u20ac100,000 (ESF+ and JTF). Put up the plaque when the works begin or the equipment is installed. Check the requirement in the decision."}, "sources": [{"fi": "asetus (EU) 2021/1060, art. 50", "en": "Reg. (EU) 2021/1060, art. 50"}], "checked": "2026-11-23", "condition": "investment", "older": false}, {"number": 23, "phase": 2, "role": "VI", "due": "K+15 ap", "title": {"fi": "Tarkista aineistojen saavutettavuus", "en": "Check that the materials are accessible"}, "guidance": {"fi": "Tarkista verkkosivut, lomakkeet, videot ja PDF-tiedostot ennen julkaisua. Kuva tarvitsee tekstivastineen ja video tekstityksen. Vaadi saavutettavuutta my\u00f6s tarjouspyynn\u00f6iss\u00e4.", "en": "Check web pages, forms, videos and PDF files before publishing. Images need a text alternative and videos need captions. Require accessibility in calls for tenders too."}, "sources": [{"fi": "saavutettavuusvaatimukset.fi", "en": "saavutettavuusvaatimukset.fi"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 24, "phase": 3, "role": "VH", "due": "O1\u221215 ap", "title": {"fi": "Pyyd\u00e4 ja nime\u00e4 j\u00e4senet, my\u00f6s kohderyhm\u00e4st\u00e4; kutsu rahoittaja", "en": "Ask and name the members, also from the target group; invite the funder"}, "guidance": {"fi": "Pyyd\u00e4 jokaiselta suostumus ja sovi varaj\u00e4senet. Kerro teht\u00e4v\u00e4: ryhm\u00e4 ohjaa ja seuraa, mutta vastuu on tuensaajalla. Tarkista p\u00e4\u00e4t\u00f6ksest\u00e4, mit\u00e4 ryhm\u00e4lt\u00e4 edellytet\u00e4\u00e4n.", "en": "Ask each person''s consent and agree on deputies. Explain the task: the group guides and follows, but the beneficiary is responsible. Check in the decision what is required of the group."}, "sources": [{"fi": "eusa-rahastot.fi", "en": "eusa-rahastot.fi"}], "checked": "2026-11-23", "condition": "steering", "older": false}, {"number": 25, "phase": 3, "role": "OS", "due": "O1\u22127 ap", "title": {"fi": "L\u00e4het\u00e4 kutsu, esityslista ja aineisto", "en": "Send the invitation, the agenda and the material"}, "guidance": {"fi": "Merkitse esityslistaan, mist\u00e4 p\u00e4\u00e4tet\u00e4\u00e4n ja mist\u00e4 keskustellaan. L\u00e4het\u00e4 kutsu my\u00f6s rahoittajalle. Pid\u00e4 aineisto lyhyen\u00e4: tilanne, talous, riskit ja muutokset.", "en": "Mark on the agenda what is to be decided and what is to be discussed. Send the invitation to the funder too. Keep the material short: progress, finances, risks and changes."}, "sources": [{"fi": "eusa-rahastot.fi", "en": "eusa-rahastot.fi"}], "checked": "2026-11-23", "condition": "steering", "older": false}, {"number": 26, "phase": 3, "role": "OS", "due": "O1", "title": {"fi": "Pid\u00e4 1. kokous: puheenjohtaja, sihteeri, p\u00f6yt\u00e4kirjan tarkastus, kokousrytmi", "en": "Hold the first meeting: chair, secretary, checking of minutes, meeting rhythm"}, "guidance": {"fi": "Valitkaa puheenjohtaja ja sihteeri. Sopikaa, miten p\u00f6yt\u00e4kirja tarkastetaan ja milloin kokoonnutte: maksatuskaudet antavat rytmin. K\u00e4yk\u00e4\u00e4 l\u00e4pi rahoitusp\u00e4\u00e4t\u00f6ksen ehdot.", "en": "Choose the chair and the secretary. Agree how the minutes are checked and when you meet: the payment periods give the rhythm. Go through the terms of the funding decision."}, "sources": [{"fi": "kase.fi", "en": "kase.fi"}, {"fi": "silmu.info", "en": "silmu.info"}], "checked": "2026-11-23", "condition": "steering", "older": false}, {"number": 27, "phase": 3, "role": "OS", "due": "O1+5 ap", "title": {"fi": "P\u00f6yt\u00e4kirja rahoittajalle ja hanketukipalveluille", "en": "Minutes to the funder and to project support"}, "guidance": {"fi": "L\u00e4het\u00e4 tarkastettu p\u00f6yt\u00e4kirja liitteineen. Tallenna se my\u00f6s asianhallintaan. Kerro ryhm\u00e4n p\u00e4\u00e4t\u00f6ksist\u00e4 my\u00f6s hanketuelle.", "en": "Send the checked minutes with their attachments. Save them in records management too. Tell project support about the group''s decisions too."}, "sources": [{"fi": "eusa-rahastot.fi", "en": "eusa-rahastot.fi"}, {"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": "steering", "older": false}, {"number": 28, "phase": 4, "role": "TA", "due": "M1\u221210 ap", "title": {"fi": "V\u00e4litarkastus: p\u00e4\u00e4kirja, tositteet, tunnit, hankintaluettelo; muutostarpeet ennen muutosta", "en": "Interim check: ledger, vouchers, hours, list of purchases; needs for change before the change"}, "guidance": {"fi": "Vertaa kirjauksia ja tunteja p\u00e4\u00e4t\u00f6ksen kustannuslajeihin. Korjaa v\u00e4\u00e4r\u00e4t kirjaukset ennen kauden loppua. Hae muutosta rahoittajalta, ennen kuin teette muutoksen.", "en": "Compare the entries and the hours with the cost categories of the decision. Correct wrong entries before the period ends. Apply to the funder for a change before you make it."}, "sources": [{"fi": "kainuunliitto.fi", "en": "kainuunliitto.fi"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 29, "phase": 4, "role": "OS", "due": "M1+10 ap", "title": {"fi": "K\u00e4sittele tilanne ja maksatus ohjausryhm\u00e4ss\u00e4", "en": "Go through the situation and the payment in the steering group"}, "guidance": {"fi": "K\u00e4sitelk\u00e4\u00e4 maksatushakemus, ennen kuin se l\u00e4htee rahoittajalle. Esittele kulut, tulokset ja erot suunnitelmaan. Kirjaa k\u00e4sittely p\u00f6yt\u00e4kirjaan.", "en": "Go through the payment application before it is sent to the funder. Present the costs, the results and the differences from the plan. Record it in the minutes."}, "sources": [{"fi": "eusa-rahastot.fi", "en": "eusa-rahastot.fi"}], "checked": "2026-11-23", "condition": "funder_requires", "older": false}, {"number": 30, "phase": 4, "role": "TA", "due": "M1+20 ap", "title": {"fi": "L\u00e4het\u00e4 maksatushakemus ja seurantaraportti (p\u00e4iv\u00e4 tarkistetaan p\u00e4\u00e4t\u00f6ksest\u00e4)", "en": "Send the payment application and the progress report (check the date in the decision)"}, "guidance": {"fi": "Tarkista p\u00e4\u00e4t\u00f6ksest\u00e4 p\u00e4iv\u00e4 ja liitteet. Hakemuksen ja raportin pit\u00e4\u00e4 koskea samaa kautta. L\u00e4het\u00e4 ajoissa, sill\u00e4 rahoittaja ei aina k\u00e4sittele hakemusta m\u00e4\u00e4r\u00e4p\u00e4iv\u00e4n j\u00e4lkeen.", "en": "Check the date and the attachments in the decision. The application and the report must cover the same period. Send them in time: a funder may not process an application after its date."}, "sources": [{"fi": "rahoitusp\u00e4\u00e4t\u00f6s", "en": "funding decision"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 31, "phase": 5, "role": "PP", "due": "K+2 kk", "title": {"fi": "Esittele hanke verkostotapaamisessa", "en": "Present the project at a network meeting"}, "guidance": {"fi": "Ehdota esittelyvuoroa verkoston koordinaattorille. Kymmenen minuuttia riitt\u00e4\u00e4, eik\u00e4 kalvoja tarvita. Kerro my\u00f6s, miss\u00e4 muut voisivat auttaa.", "en": "Propose a turn to the network''s coordinator. Ten minutes is enough, and no slides are needed. Say also where others could help."}, "sources": [{"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 32, "phase": 5, "role": "PP", "due": "K+10 ap", "title": {"fi": "Anna aloituspalaute", "en": "Give feedback on the kickoff"}, "guidance": {"fi": "Kerro hanketuelle, mik\u00e4 aloituksessa auttoi ja mit\u00e4 j\u00e4it kaipaamaan. Siit\u00e4 hy\u00f6tyv\u00e4t seuraavat hankkeet.", "en": "Tell project support what helped in the kickoff and what you missed. The next projects benefit from it."}, "sources": [{"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 33, "phase": 5, "role": "PP", "due": "K+2 kk", "title": {"fi": "Lis\u00e4\u00e4 hankkeen osaamiset verkoston osaamisiin", "en": "Add the project''s competence to the network''s"}, "guidance": {"fi": "Kysy hankkeen tekij\u00f6ilt\u00e4, miss\u00e4 he voivat auttaa muita. Jokainen p\u00e4\u00e4tt\u00e4\u00e4 itse, mit\u00e4 h\u00e4nest\u00e4 n\u00e4kyy. Kerro osaamisista verkostossa, niin muut tiet\u00e4v\u00e4t, kenelt\u00e4 kysy\u00e4.", "en": "Ask the people in the project what they can help others with. Each decides what is shown about them. Tell the network about them, so that others know whom to ask."}, "sources": [{"fi": "KEHU-malli", "en": "KEHU model"}], "checked": "2026-11-23", "condition": null, "older": false}, {"number": 34, "phase": 5, "role": "PP", "due": "K+2 kk", "title": {"fi": "Kirjaa aineiston s\u00e4ilytysaika ja loppuraportin p\u00e4iv\u00e4t", "en": "Note how long the records are kept and the dates of the final report"}, "guidance": {"fi": "EU-asetuksessa aika on 5 vuotta viimeisen maksuvuoden lopusta. P\u00e4\u00e4t\u00f6s tai kunnan ohje voi vaatia enemm\u00e4n: kirjaa pisin. Vie loppuraportin ja viimeisen maksatuksen p\u00e4iv\u00e4t kalenteriin.", "en": "In the EU regulation it is 5 years from the end of the year of the last payment. The decision or the municipality may ask for more: note the longest. Put the final report and last payment in the calendar."}, "sources": [{"fi": "kainuunliitto.fi", "en": "kainuunliitto.fi"}, {"fi": "asetus (EU) 2021/1060, art. 82", "en": "Reg. (EU) 2021/1060, art. 82"}], "checked": "2026-11-23", "condition": null, "older": false}]}', NULL, '2026-12-02 08:00:00.001+00', NULL);


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES (2, 'c011d842-1dd2-573c-b4d8-db4c4cf91d4f', '29:1ac818125a04c5201bb5e6ec923063527', 'Kati Korhonen', 'Kati', 'kati.korhonen@kaupunki.example', 'kati.korhonen@kaupunki.example', NULL, true, '2026-12-02 08:00:00.011+00', NULL);
INSERT INTO public.member VALUES (3, 'e94188f1-1d33-5481-8ea9-8eb8038f6aa7', '29:1d1c9ead6269f5db8b34d220bda3da9e1', 'Aino Nieminen', 'Aino', 'aino.nieminen@kaupunki.example', 'aino.nieminen@kaupunki.example', NULL, true, '2026-12-02 08:00:00.011+00', NULL);
INSERT INTO public.member VALUES (4, '0b78bbe6-17aa-5b03-9e06-1a7c74b9c5c0', '29:1f92942114cde5238ae18fa21e5263396', 'Mikko Mäkelä', 'Mikko', 'mikko.makela@kaupunki.example', 'mikko.makela@kaupunki.example', NULL, true, '2026-12-02 08:00:00.011+00', NULL);
INSERT INTO public.member VALUES (1, '5c092380-87e3-50d7-b1ae-c3bb4f74ce6e', '29:188d3600ffe5c5f4a83e4c338d51c1cff', 'Sami Öberg', 'Sami', 'sami.oberg@kaupunki.example', 'sami.oberg@kaupunki.example', NULL, false, '2026-12-02 08:00:00.011+00', '2026-12-02 08:00:00.122+00');


--
-- Data for Name: network_setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.network_setting VALUES ('environment.mail', '{"mailbox": "hanketukipalvelut@example.fi", "server": false}', NULL, '2026-12-02 08:00:00.001+00');
INSERT INTO public.network_setting VALUES ('support.channel', '{"conversation": "19:208bee4552705d4a87addea9199877cb@thread.tacv2"}', 2, '2026-12-02 08:00:00.053+00');


--
-- Data for Name: nudge; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nudge VALUES (2, 'kickoff-item:2:coming:2026-12-02:2', 2, 'kickoff-item', 2, 'coming', '2026-12-02', 'told', '2026-12-02 08:00:00.094+00', '2026-12-02 08:00:00.099+00', 'nudges:2:2026-12-02');
INSERT INTO public.nudge VALUES (3, 'kickoff-item:3:coming:2026-12-04:2', 2, 'kickoff-item', 3, 'coming', '2026-12-04', 'told', '2026-12-04 07:30:00.001+00', '2026-12-04 07:30:00.013+00', 'nudges:2:2026-12-04');
INSERT INTO public.nudge VALUES (4, 'kickoff-item:6:coming:2026-12-04:2', 2, 'kickoff-item', 6, 'coming', '2026-12-04', 'told', '2026-12-04 07:30:00.001+00', '2026-12-04 07:30:00.013+00', 'nudges:2:2026-12-04');
INSERT INTO public.nudge VALUES (11, 'decision-function:1:silent:2026-12-14:4', 4, 'decision-function', 1, 'silent', '2026-12-14', 'told', '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.008+00', 'nudges:4:2026-12-14');
INSERT INTO public.nudge VALUES (5, 'kickoff-item:2:late:2026-12-08:2', 2, 'kickoff-item', 2, 'late', '2026-12-08', 'told', '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.009+00', 'nudges:2:2026-12-14');
INSERT INTO public.nudge VALUES (6, 'kickoff-item:3:late:2026-12-10:2', 2, 'kickoff-item', 3, 'late', '2026-12-10', 'told', '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.009+00', 'nudges:2:2026-12-14');
INSERT INTO public.nudge VALUES (7, 'kickoff-item:6:late:2026-12-10:2', 2, 'kickoff-item', 6, 'late', '2026-12-10', 'told', '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.009+00', 'nudges:2:2026-12-14');
INSERT INTO public.nudge VALUES (8, 'kickoff-item:4:coming:2026-12-11:2', 2, 'kickoff-item', 4, 'coming', '2026-12-11', 'told', '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.009+00', 'nudges:2:2026-12-14');
INSERT INTO public.nudge VALUES (9, 'kickoff-item:5:coming:2026-12-11:2', 2, 'kickoff-item', 5, 'coming', '2026-12-11', 'told', '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.009+00', 'nudges:2:2026-12-14');
INSERT INTO public.nudge VALUES (10, 'kickoff-item:7:coming:2026-12-11:2', 2, 'kickoff-item', 7, 'coming', '2026-12-11', 'told', '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.009+00', 'nudges:2:2026-12-14');
INSERT INTO public.nudge VALUES (12, 'kickoff-item:2:late:2026-12-15:2', 2, 'kickoff-item', 2, 'late', '2026-12-15', 'told', '2026-12-15 07:30:00.001+00', '2026-12-15 07:30:00.007+00', 'nudges:2:2026-12-15');


--
-- Data for Name: nudge_pause; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES (3, 'update:1:2', 'card.update', '{"copy": 1, "revision": 2}', NULL, 'a:17f12df82210e5a6fa8cb315abe59a407', '2026-12-02 08:00:10.063+00', '2026-12-02 08:00:00.063+00', 'superseded', 1, '2026-12-02 08:00:10.063+00', NULL, NULL, 'newer', NULL, '2026-12-04 07:30:00.006+00');
INSERT INTO public.outbox VALUES (1, 'greeting:19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2', 'greeting', '{"team": "19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2"}', NULL, '19:81fa9b50768a5c00b19525693afc5209@thread.tacv2', NULL, '2026-12-02 08:00:00.011+00', 'sent', 1, '2026-12-02 08:00:00.011+00', NULL, NULL, NULL, '1795843564865', '2026-12-02 08:00:00.016+00');
INSERT INTO public.outbox VALUES (12, 'update:3:1', 'card.update', '{"copy": 3, "revision": 1}', NULL, 'a:14c20b64cb9445516b4f6f9791d72f7af', '2026-12-02 08:00:10.083+00', '2026-12-02 08:00:00.083+00', 'superseded', 1, '2026-12-02 08:00:10.083+00', NULL, NULL, 'newer', NULL, '2026-12-04 07:30:00.007+00');
INSERT INTO public.outbox VALUES (2, 'post:kickoff:1:19:81fa9b50768a5c00b19525693afc5209@thread.tacv2', 'card.post', '{"surface": "kickoff", "subject": 1}', NULL, '19:81fa9b50768a5c00b19525693afc5209@thread.tacv2', NULL, '2026-12-02 08:00:00.063+00', 'sent', 1, '2026-12-02 08:00:00.063+00', NULL, NULL, NULL, '1795843564880', '2026-12-02 08:00:00.066+00');
INSERT INTO public.outbox VALUES (6, 'update:2:3', 'card.update', '{"copy": 2, "revision": 3}', NULL, '19:81fa9b50768a5c00b19525693afc5209@thread.tacv2', NULL, '2026-12-02 08:00:00.07+00', 'sent', 1, '2026-12-02 08:00:00.07+00', NULL, NULL, NULL, '1795843564880', '2026-12-02 08:00:00.073+00');
INSERT INTO public.outbox VALUES (5, 'update:1:3', 'card.update', '{"copy": 1, "revision": 3}', NULL, 'a:17f12df82210e5a6fa8cb315abe59a407', '2026-12-02 08:00:10.07+00', '2026-12-02 08:00:00.07+00', 'sent', 1, '2026-12-02 08:00:10.07+00', NULL, NULL, NULL, '1795843564878', '2026-12-04 07:30:00.011+00');
INSERT INTO public.outbox VALUES (17, 'nudges:2:2026-12-04', 'nudges', '{"member": 2, "day": "2026-12-04"}', 2, NULL, '2026-12-04 07:30:00.001+00', '2026-12-04 07:30:00.001+00', 'sent', 1, '2026-12-04 07:30:00.001+00', NULL, NULL, NULL, '1795843564894', '2026-12-04 07:30:00.013+00');
INSERT INTO public.outbox VALUES (10, 'post:decisions:1:19:208bee4552705d4a87addea9199877cb@thread.tacv2', 'card.post', '{"surface": "decisions", "subject": 1}', NULL, '19:208bee4552705d4a87addea9199877cb@thread.tacv2', NULL, '2026-12-02 08:00:00.083+00', 'sent', 1, '2026-12-02 08:00:00.083+00', NULL, NULL, NULL, '1795843564885', '2026-12-02 08:00:00.089+00');
INSERT INTO public.outbox VALUES (13, 'update:3:2', 'card.update', '{"copy": 3, "revision": 2}', NULL, 'a:14c20b64cb9445516b4f6f9791d72f7af', NULL, '2026-12-02 08:00:00.088+00', 'superseded', 1, '2026-12-02 08:00:00.088+00', NULL, NULL, 'newer', NULL, '2026-12-02 08:00:00.092+00');
INSERT INTO public.outbox VALUES (14, 'update:3:3', 'card.update', '{"copy": 3, "revision": 3}', NULL, 'a:14c20b64cb9445516b4f6f9791d72f7af', NULL, '2026-12-02 08:00:00.089+00', 'sent', 1, '2026-12-02 08:00:00.089+00', NULL, NULL, NULL, '1795843564883', '2026-12-02 08:00:00.095+00');
INSERT INTO public.outbox VALUES (16, 'nudges:2:2026-12-02', 'nudges', '{"member": 2, "day": "2026-12-02"}', 2, NULL, '2026-12-02 08:00:00.094+00', '2026-12-02 08:00:00.094+00', 'sent', 1, '2026-12-02 08:00:00.094+00', NULL, NULL, NULL, '1795843564886', '2026-12-02 08:00:00.099+00');
INSERT INTO public.outbox VALUES (19, 'nudges:4:2026-12-14', 'nudges', '{"member": 4, "day": "2026-12-14"}', 4, NULL, '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.001+00', 'sent', 1, '2026-12-14 07:30:00.001+00', NULL, NULL, NULL, '1795843564895', '2026-12-14 07:30:00.008+00');
INSERT INTO public.outbox VALUES (18, 'nudges:2:2026-12-14', 'nudges', '{"member": 2, "day": "2026-12-14"}', 2, NULL, '2026-12-14 07:30:00.001+00', '2026-12-14 07:30:00.001+00', 'sent', 1, '2026-12-14 07:30:00.001+00', NULL, NULL, NULL, '1795843564896', '2026-12-14 07:30:00.009+00');
INSERT INTO public.outbox VALUES (20, 'update:5:2', 'card.update', '{"copy": 5, "revision": 2}', NULL, '19:208bee4552705d4a87addea9199877cb@thread.tacv2', NULL, '2026-12-14 07:30:00.008+00', 'sent', 1, '2026-12-14 07:30:00.008+00', NULL, NULL, NULL, '1795843564885', '2026-12-14 07:30:00.013+00');
INSERT INTO public.outbox VALUES (21, 'update:3:4', 'card.update', '{"copy": 3, "revision": 4}', NULL, 'a:14c20b64cb9445516b4f6f9791d72f7af', NULL, '2026-12-14 07:30:00.008+00', 'sent', 1, '2026-12-14 07:30:00.008+00', NULL, NULL, NULL, '1795843564883', '2026-12-14 07:30:00.014+00');
INSERT INTO public.outbox VALUES (11, 'decisions.mail:1', 'decisions.mail', '{"decision": 1}', NULL, NULL, NULL, '2026-12-02 08:00:00.083+00', 'planned', 4, '2026-12-15 07:45:00.005+00', NULL, NULL, 'no-smtp', NULL, NULL);
INSERT INTO public.outbox VALUES (22, 'nudges:2:2026-12-15', 'nudges', '{"member": 2, "day": "2026-12-15"}', 2, NULL, '2026-12-15 07:30:00.001+00', '2026-12-15 07:30:00.001+00', 'sent', 1, '2026-12-15 07:30:00.001+00', NULL, NULL, NULL, '1795843564897', '2026-12-15 07:30:00.007+00');


--
-- Data for Name: project; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.project VALUES (1, 'Kotoportti', 'kotoportti', NULL, NULL, 2, 2, '2026-12-02 08:00:00.063+00');


--
-- Data for Name: role_holder; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role_holder VALUES (1, 'coordinator', 2, '2026-12-02 08:00:00.011+00');
INSERT INTO public.role_holder VALUES (2, 'finance', 4, '2026-12-02 08:00:00.033+00');
INSERT INTO public.role_holder VALUES (3, 'deputy', 3, '2026-12-02 08:00:00.043+00');


--
-- Data for Name: shared_card; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shared_card VALUES (2, 'kickoff', 1, '19:81fa9b50768a5c00b19525693afc5209@thread.tacv2', '1795843564880', '2026-12-02 08:00:00.066+00', 3);
INSERT INTO public.shared_card VALUES (1, 'kickoff', 1, 'a:17f12df82210e5a6fa8cb315abe59a407', '1795843564878', '2026-12-02 08:00:00.063+00', 3);
INSERT INTO public.shared_card VALUES (5, 'decisions', 1, '19:208bee4552705d4a87addea9199877cb@thread.tacv2', '1795843564885', '2026-12-02 08:00:00.089+00', 2);
INSERT INTO public.shared_card VALUES (3, 'decisions.receipt', 1, 'a:14c20b64cb9445516b4f6f9791d72f7af', '1795843564883', '2026-12-02 08:00:00.083+00', 4);


--
-- Data for Name: team; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.team VALUES ('19:0630bfdf71dd5bbeb3886df0f44e942c@thread.tacv2', 'Kehittämisverkosto', '19:81fa9b50768a5c00b19525693afc5209@thread.tacv2', '6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1', 'http://127.0.0.1:44347', '2026-12-02 08:00:00.011+00', NULL, '2026-12-02 08:00:00.011+00');


--
-- Name: decision_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.decision_id_seq', 1, true);


--
-- Name: decision_part_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.decision_part_id_seq', 4, true);


--
-- Name: decision_question_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.decision_question_id_seq', 1, false);


--
-- Name: kickoff_anchor_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.kickoff_anchor_id_seq', 3, true);


--
-- Name: kickoff_event_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.kickoff_event_id_seq', 2, true);


--
-- Name: kickoff_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.kickoff_id_seq', 1, true);


--
-- Name: kickoff_item_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.kickoff_item_id_seq', 28, true);


--
-- Name: kickoff_responsibility_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.kickoff_responsibility_id_seq', 2, true);


--
-- Name: member_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.member_id_seq', 4, true);


--
-- Name: nudge_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nudge_id_seq', 12, true);


--
-- Name: nudge_pause_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nudge_pause_id_seq', 1, false);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 22, true);


--
-- Name: project_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.project_id_seq', 2, true);


--
-- Name: role_holder_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.role_holder_id_seq', 3, true);


--
-- Name: shared_card_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.shared_card_id_seq', 5, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: bot_state pk_bot_state; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bot_state
    ADD CONSTRAINT pk_bot_state PRIMARY KEY (key);


--
-- Name: conversation pk_conversation; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversation
    ADD CONSTRAINT pk_conversation PRIMARY KEY (id);


--
-- Name: decision pk_decision; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT pk_decision PRIMARY KEY (id);


--
-- Name: decision_part pk_decision_part; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_part
    ADD CONSTRAINT pk_decision_part PRIMARY KEY (id);


--
-- Name: decision_question pk_decision_question; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_question
    ADD CONSTRAINT pk_decision_question PRIMARY KEY (id);


--
-- Name: inbox pk_inbox; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (key);


--
-- Name: kickoff pk_kickoff; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff
    ADD CONSTRAINT pk_kickoff PRIMARY KEY (id);


--
-- Name: kickoff_anchor pk_kickoff_anchor; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_anchor
    ADD CONSTRAINT pk_kickoff_anchor PRIMARY KEY (id);


--
-- Name: kickoff_event pk_kickoff_event; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_event
    ADD CONSTRAINT pk_kickoff_event PRIMARY KEY (id);


--
-- Name: kickoff_item pk_kickoff_item; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_item
    ADD CONSTRAINT pk_kickoff_item PRIMARY KEY (id);


--
-- Name: kickoff_responsibility pk_kickoff_responsibility; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_responsibility
    ADD CONSTRAINT pk_kickoff_responsibility PRIMARY KEY (id);


--
-- Name: kickoff_template pk_kickoff_template; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_template
    ADD CONSTRAINT pk_kickoff_template PRIMARY KEY (version);


--
-- Name: member pk_member; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT pk_member PRIMARY KEY (id);


--
-- Name: network_setting pk_network_setting; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_setting
    ADD CONSTRAINT pk_network_setting PRIMARY KEY (key);


--
-- Name: nudge pk_nudge; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge
    ADD CONSTRAINT pk_nudge PRIMARY KEY (id);


--
-- Name: nudge_pause pk_nudge_pause; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge_pause
    ADD CONSTRAINT pk_nudge_pause PRIMARY KEY (id);


--
-- Name: outbox pk_outbox; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);


--
-- Name: project pk_project; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project
    ADD CONSTRAINT pk_project PRIMARY KEY (id);


--
-- Name: role_holder pk_role_holder; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_holder
    ADD CONSTRAINT pk_role_holder PRIMARY KEY (id);


--
-- Name: shared_card pk_shared_card; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shared_card
    ADD CONSTRAINT pk_shared_card PRIMARY KEY (id);


--
-- Name: team pk_team; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.team
    ADD CONSTRAINT pk_team PRIMARY KEY (id);


--
-- Name: decision uq_decision_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT uq_decision_number_key UNIQUE (number_key);


--
-- Name: decision_part uq_decision_part_decision_id_function; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_part
    ADD CONSTRAINT uq_decision_part_decision_id_function UNIQUE (decision_id, function);


--
-- Name: kickoff_anchor uq_kickoff_anchor_kickoff_id_anchor; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_anchor
    ADD CONSTRAINT uq_kickoff_anchor_kickoff_id_anchor UNIQUE (kickoff_id, anchor);


--
-- Name: kickoff uq_kickoff_project_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff
    ADD CONSTRAINT uq_kickoff_project_id UNIQUE (project_id);


--
-- Name: kickoff_responsibility uq_kickoff_responsibility_kickoff_id_role; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_responsibility
    ADD CONSTRAINT uq_kickoff_responsibility_kickoff_id_role UNIQUE (kickoff_id, role);


--
-- Name: member uq_member_aad_object_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT uq_member_aad_object_id UNIQUE (aad_object_id);


--
-- Name: member uq_member_teams_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT uq_member_teams_id UNIQUE (teams_id);


--
-- Name: nudge uq_nudge_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge
    ADD CONSTRAINT uq_nudge_key UNIQUE (key);


--
-- Name: nudge_pause uq_nudge_pause_member_id_kind_subject_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge_pause
    ADD CONSTRAINT uq_nudge_pause_member_id_kind_subject_id UNIQUE (member_id, kind, subject_id);


--
-- Name: outbox uq_outbox_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT uq_outbox_key UNIQUE (key);


--
-- Name: project uq_project_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project
    ADD CONSTRAINT uq_project_name_key UNIQUE (name_key);


--
-- Name: role_holder uq_role_holder_role_member_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_holder
    ADD CONSTRAINT uq_role_holder_role_member_id UNIQUE (role, member_id);


--
-- Name: shared_card uq_shared_card_conversation_id_activity_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shared_card
    ADD CONSTRAINT uq_shared_card_conversation_id_activity_id UNIQUE (conversation_id, activity_id);


--
-- Name: ix_conversation_member_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_conversation_member_id ON public.conversation USING btree (member_id);


--
-- Name: ix_conversation_team_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_conversation_team_id ON public.conversation USING btree (team_id);


--
-- Name: ix_decision_amends_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_amends_id ON public.decision USING btree (amends_id);


--
-- Name: ix_decision_decided_on_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_decided_on_id ON public.decision USING btree (decided_on, id);


--
-- Name: ix_decision_part_function; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_part_function ON public.decision_part USING btree (function);


--
-- Name: ix_decision_project_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_project_id ON public.decision USING btree (project_id);


--
-- Name: ix_decision_question_decision_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_question_decision_id ON public.decision_question USING btree (decision_id);


--
-- Name: ix_decision_question_to_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_question_to_id ON public.decision_question USING btree (to_id);


--
-- Name: ix_decision_review_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_review_on ON public.decision USING btree (review_on);


--
-- Name: ix_decision_sender_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_sender_id ON public.decision USING btree (sender_id);


--
-- Name: ix_inbox_taken_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_inbox_taken_at ON public.inbox USING btree (taken_at);


--
-- Name: ix_kickoff_event_item_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_kickoff_event_item_id ON public.kickoff_event USING btree (item_id);


--
-- Name: ix_kickoff_event_kickoff_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_kickoff_event_kickoff_id ON public.kickoff_event USING btree (kickoff_id);


--
-- Name: ix_kickoff_item_assignee_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_kickoff_item_assignee_id ON public.kickoff_item USING btree (assignee_id);


--
-- Name: ix_kickoff_item_kickoff_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_kickoff_item_kickoff_state ON public.kickoff_item USING btree (kickoff_id, state);


--
-- Name: ix_kickoff_item_state_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_kickoff_item_state_due ON public.kickoff_item USING btree (state, due_on);


--
-- Name: ix_kickoff_responsibility_member_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_kickoff_responsibility_member_id ON public.kickoff_responsibility USING btree (member_id);


--
-- Name: ix_nudge_member_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_nudge_member_state ON public.nudge USING btree (member_id, state);


--
-- Name: ix_nudge_message_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_nudge_message_key ON public.nudge USING btree (message_key);


--
-- Name: ix_outbox_member_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_member_id ON public.outbox USING btree (member_id);


--
-- Name: ix_outbox_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_open ON public.outbox USING btree (next_attempt_at, id) WHERE (settled_at IS NULL);


--
-- Name: ix_project_manager_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_project_manager_id ON public.project USING btree (manager_id);


--
-- Name: ix_role_holder_member_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_role_holder_member_id ON public.role_holder USING btree (member_id);


--
-- Name: ix_role_holder_role; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_role_holder_role ON public.role_holder USING btree (role);


--
-- Name: ix_shared_card_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_shared_card_subject ON public.shared_card USING btree (surface, subject_id);


--
-- Name: decision fk_decision_amends_id_decision; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_amends_id_decision FOREIGN KEY (amends_id) REFERENCES public.decision(id);


--
-- Name: decision_part fk_decision_part_acked_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_part
    ADD CONSTRAINT fk_decision_part_acked_by_id_member FOREIGN KEY (acked_by_id) REFERENCES public.member(id);


--
-- Name: decision_part fk_decision_part_decision_id_decision; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_part
    ADD CONSTRAINT fk_decision_part_decision_id_decision FOREIGN KEY (decision_id) REFERENCES public.decision(id);


--
-- Name: decision_part fk_decision_part_handled_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_part
    ADD CONSTRAINT fk_decision_part_handled_by_id_member FOREIGN KEY (handled_by_id) REFERENCES public.member(id);


--
-- Name: decision fk_decision_project_id_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_project_id_project FOREIGN KEY (project_id) REFERENCES public.project(id);


--
-- Name: decision_question fk_decision_question_answered_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_question
    ADD CONSTRAINT fk_decision_question_answered_by_id_member FOREIGN KEY (answered_by_id) REFERENCES public.member(id);


--
-- Name: decision_question fk_decision_question_asked_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_question
    ADD CONSTRAINT fk_decision_question_asked_by_id_member FOREIGN KEY (asked_by_id) REFERENCES public.member(id);


--
-- Name: decision_question fk_decision_question_decision_id_decision; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_question
    ADD CONSTRAINT fk_decision_question_decision_id_decision FOREIGN KEY (decision_id) REFERENCES public.decision(id);


--
-- Name: decision_question fk_decision_question_to_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision_question
    ADD CONSTRAINT fk_decision_question_to_id_member FOREIGN KEY (to_id) REFERENCES public.member(id);


--
-- Name: decision fk_decision_sender_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_sender_id_member FOREIGN KEY (sender_id) REFERENCES public.member(id);


--
-- Name: kickoff_anchor fk_kickoff_anchor_kickoff_id_kickoff; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_anchor
    ADD CONSTRAINT fk_kickoff_anchor_kickoff_id_kickoff FOREIGN KEY (kickoff_id) REFERENCES public.kickoff(id);


--
-- Name: kickoff fk_kickoff_created_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff
    ADD CONSTRAINT fk_kickoff_created_by_id_member FOREIGN KEY (created_by_id) REFERENCES public.member(id);


--
-- Name: kickoff_event fk_kickoff_event_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_event
    ADD CONSTRAINT fk_kickoff_event_by_id_member FOREIGN KEY (by_id) REFERENCES public.member(id);


--
-- Name: kickoff_event fk_kickoff_event_item_id_kickoff_item; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_event
    ADD CONSTRAINT fk_kickoff_event_item_id_kickoff_item FOREIGN KEY (item_id) REFERENCES public.kickoff_item(id);


--
-- Name: kickoff_event fk_kickoff_event_kickoff_id_kickoff; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_event
    ADD CONSTRAINT fk_kickoff_event_kickoff_id_kickoff FOREIGN KEY (kickoff_id) REFERENCES public.kickoff(id);


--
-- Name: kickoff_item fk_kickoff_item_assignee_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_item
    ADD CONSTRAINT fk_kickoff_item_assignee_id_member FOREIGN KEY (assignee_id) REFERENCES public.member(id);


--
-- Name: kickoff_item fk_kickoff_item_kickoff_id_kickoff; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_item
    ADD CONSTRAINT fk_kickoff_item_kickoff_id_kickoff FOREIGN KEY (kickoff_id) REFERENCES public.kickoff(id);


--
-- Name: kickoff_item fk_kickoff_item_settled_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_item
    ADD CONSTRAINT fk_kickoff_item_settled_by_id_member FOREIGN KEY (settled_by_id) REFERENCES public.member(id);


--
-- Name: kickoff fk_kickoff_project_id_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff
    ADD CONSTRAINT fk_kickoff_project_id_project FOREIGN KEY (project_id) REFERENCES public.project(id);


--
-- Name: kickoff_responsibility fk_kickoff_responsibility_kickoff_id_kickoff; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_responsibility
    ADD CONSTRAINT fk_kickoff_responsibility_kickoff_id_kickoff FOREIGN KEY (kickoff_id) REFERENCES public.kickoff(id);


--
-- Name: kickoff_responsibility fk_kickoff_responsibility_member_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_responsibility
    ADD CONSTRAINT fk_kickoff_responsibility_member_id_member FOREIGN KEY (member_id) REFERENCES public.member(id);


--
-- Name: kickoff_template fk_kickoff_template_made_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff_template
    ADD CONSTRAINT fk_kickoff_template_made_by_id_member FOREIGN KEY (made_by_id) REFERENCES public.member(id);


--
-- Name: kickoff fk_kickoff_template_version_kickoff_template; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kickoff
    ADD CONSTRAINT fk_kickoff_template_version_kickoff_template FOREIGN KEY (template_version) REFERENCES public.kickoff_template(version);


--
-- Name: network_setting fk_network_setting_changed_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_setting
    ADD CONSTRAINT fk_network_setting_changed_by_id_member FOREIGN KEY (changed_by_id) REFERENCES public.member(id);


--
-- Name: nudge fk_nudge_member_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge
    ADD CONSTRAINT fk_nudge_member_id_member FOREIGN KEY (member_id) REFERENCES public.member(id);


--
-- Name: nudge_pause fk_nudge_pause_member_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nudge_pause
    ADD CONSTRAINT fk_nudge_pause_member_id_member FOREIGN KEY (member_id) REFERENCES public.member(id);


--
-- Name: project fk_project_created_by_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project
    ADD CONSTRAINT fk_project_created_by_id_member FOREIGN KEY (created_by_id) REFERENCES public.member(id);


--
-- Name: project fk_project_manager_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project
    ADD CONSTRAINT fk_project_manager_id_member FOREIGN KEY (manager_id) REFERENCES public.member(id);


--
-- Name: role_holder fk_role_holder_member_id_member; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_holder
    ADD CONSTRAINT fk_role_holder_member_id_member FOREIGN KEY (member_id) REFERENCES public.member(id);


--
-- PostgreSQL database dump complete
--


